// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { addedUp, busyPorts, dropOffs, overlayOf, portsOfNode, waitingNow } from '../../../designer/traffic/read-counts'
import { menuScript } from '../playground/script/a-script'
import { counted } from './a-traffic'

describe('counts', () => {
  it('lie on the canvas by node and by port', () => {
    const { nodes, ports } = overlayOf(counted())
    expect(nodes.get('menu')).toEqual({ entered: 10, waiting: 2 })
    expect(ports.get('menu.choice-english')).toBe(5)
  })

  it('of several versions add up', () => {
    const total = addedUp([counted(), counted({ starts: 1, ends: { end: 1, fault: 2 } })])
    expect(total).toMatchObject({ starts: 11, ends: { end: 7, fault: 2 } })
    expect(total?.nodes.find(({ node }) => node === 'menu')).toEqual({ node: 'menu', entered: 20, waiting: 4 })
    expect(total?.ports.find(({ port }) => port === 'noReply')?.count).toBe(4)
    expect(addedUp([])).toBeUndefined()
  })

  it('say where cases wait, most first', () => {
    expect(waitingNow(counted())).toMatchObject([{ node: 'menu', waiting: 2 }])
  })
})

describe('drop-off', () => {
  it('is what left by no reply or a failure, beside all that left', () => {
    expect(dropOffs(counted(), undefined)).toEqual([
      { node: 'menu', left: 8, lost: 2, share: 0.25, ports: [{ port: 'noReply', count: 2 }] },
    ])
  })

  it('is also what left by a port from which nobody drew on', () => {
    // given the port that German takes leads nowhere
    const { 'menu.choice-deutsch': _gone, ...links } = menuScript.links
    // when
    const [menu] = dropOffs(counted(), { ...menuScript, links })
    // then
    expect(menu).toMatchObject({ lost: 3, ports: [{ port: 'noReply' }, { port: 'choice-deutsch' }] })
  })

  it('is not what an error handler takes care of', () => {
    const { 'menu.choice-deutsch': _gone, ...links } = menuScript.links
    expect(dropOffs(counted(), { ...menuScript, links, errorHandler: 'other' })[0]?.lost).toBe(2)
  })
})

describe('busy ways', () => {
  const usual = {
    ports: [
      { node: 'menu', port: 'choice-deutsch', count: 70 },
      { node: 'menu', port: 'invalid', count: 14 },
    ],
    days: 7,
  }

  it('come most first, each beside a usual day', () => {
    expect(busyPorts(counted(), usual).filter(({ node }) => node === 'menu')).toEqual([
      { node: 'menu', port: 'choice-english', count: 5, usual: 0 },
      { node: 'menu', port: 'noReply', count: 2, usual: 0 },
      { node: 'menu', port: 'choice-deutsch', count: 1, usual: 10 },
      { node: 'menu', port: 'invalid', count: 0, usual: 2 },
    ])
  })

  it('know of no usual day where none was counted', () => {
    expect(busyPorts(counted()).every(({ usual: usually }) => usually === undefined)).toBe(true)
  })

  it('of one node are all its ports, in the order of the card', () => {
    const ports = portsOfNode('menu', busyPorts(counted()), ['choice-english', 'choice-deutsch', 'invalid'])
    expect(ports.map(({ port, count }) => [port, count])).toEqual([
      ['choice-english', 5],
      ['choice-deutsch', 1],
      ['invalid', 0],
      ['noReply', 2],
    ])
  })
})
