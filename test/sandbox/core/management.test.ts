/** Templates, media, numbers, profile, account and tokens. */
import { expect, it } from 'vitest'
import { keepMedia } from '../../../engine/sandbox/core/endpoints/media'
import { VERIFICATION_CODE } from '../../../engine/sandbox/core/endpoints/phone-numbers'
import type { SandboxRequest } from '../../../engine/sandbox/core/request'
import { addNumber, addTemplate, revokeToken } from '../../../engine/sandbox/core/seed'
import { setTemplateStatus } from '../../../engine/sandbox/core/templates'
import { NUMBER, sandboxWorld, TOKEN, told, WABA } from '../world'

const TEMPLATES = `/v24.0/${WABA}/message_templates`
const query = (values: Record<string, string>): Partial<SandboxRequest> => ({ query: values })

const newTemplate = (more: Record<string, unknown> = {}) => ({
  name: 'welcome',
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hello {{1}}, welcome.', example: { body_text: [['Ada']] } }],
  ...more,
})

it('pages through templates by cursor until there is no next', () => {
  const world = sandboxWorld()
  for (let index = 0; index < 6; index += 1) {
    addTemplate(world.sandbox, { wabaId: WABA, name: `t${index}`, language: 'en_US', components: [{ type: 'BODY', text: 'x' }] })
  }
  const names: unknown[] = []
  let after: string | undefined
  let pages = 0
  do {
    const { body } = world.call(
      'GET',
      TEMPLATES,
      undefined,
      query({ limit: '3', fields: 'name,status', ...(after === undefined ? {} : { after }) }),
    )
    names.push(...body.data.map(({ name }) => name))
    after = body.paging.next === undefined ? undefined : body.paging.cursors.after
    if (body.paging.next) expect(new URL(body.paging.next).searchParams.get('after')).toBe(after)
    pages += 1
  } while (after !== undefined)
  expect(pages).toBe(3)
  expect(names).toEqual(['order_confirmation', 't0', 't1', 't2', 't3', 't4', 't5'])
  expect(world.call('GET', TEMPLATES, undefined, query({ after: 'nonsense' })).body.error.code).toBe(100)
})

it('filters templates by status, language, category and text', () => {
  const world = sandboxWorld()
  addTemplate(world.sandbox, {
    wabaId: WABA,
    name: 'promo',
    language: 'pt_BR',
    category: 'MARKETING',
    status: 'PAUSED',
    components: [{ type: 'BODY', text: 'Sale now' }],
  })
  const names = (filter: Record<string, string>) => world.call('GET', TEMPLATES, undefined, query(filter)).body.data.map(({ name }) => name)
  expect(names({ status: 'PAUSED' })).toEqual(['promo'])
  expect(names({ category: '["MARKETING","UTILITY"]' })).toEqual(['order_confirmation', 'promo'])
  expect(names({ language: 'pt_BR' })).toEqual(['promo'])
  expect(names({ name_or_content: 'sale' })).toEqual(['promo'])
  expect(names({ name: 'order_confirmation' })).toEqual(['order_confirmation'])
})

it('reviews a created template, tells of it, and sends it only then', () => {
  const world = sandboxWorld({ templateReviewMs: 5000 })
  const created = world.call('POST', TEMPLATES, newTemplate())
  expect(created.body).toEqual({ id: expect.stringMatching(/^\d+$/), status: 'PENDING', category: 'UTILITY' })
  const template = {
    name: 'welcome',
    language: { code: 'en_US' },
    components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ada' }] }],
  }
  expect(world.send({ type: 'template', template }).body.error.code).toBe(132001)
  world.now += 5000
  expect(created.webhooks.map(({ dueAt }) => dueAt)).toEqual([world.now])
  expect(told(created.webhooks[0])).toMatchObject({
    event: 'APPROVED',
    message_template_id: Number(created.body.id),
    message_template_name: 'welcome',
    message_template_language: 'en_US',
  })
  expect(world.call('GET', `/v24.0/${created.body.id}`).body.status).toBe('APPROVED')
  expect(world.send({ type: 'template', template }).body.messages).toEqual([{ id: expect.any(String), message_status: 'accepted' }])
})

it.each<[string, Record<string, unknown>, number | undefined]>([
  ['a name with capitals', { name: 'Welcome' }, undefined],
  ['an unknown language', { language: 'xx_XX' }, undefined],
  ['an unknown category', { category: 'SPAM' }, undefined],
  ['no components', { components: [] }, undefined],
  ['no body', { components: [{ type: 'FOOTER', text: 'x' }] }, 2388043],
  ['a body of 1025 characters', { components: [{ type: 'BODY', text: 'x'.repeat(1025) }] }, 2388040],
  ['a variable at the start', { components: [{ type: 'BODY', text: '{{1}} hello', example: { body_text: [['x']] } }] }, 2388299],
  ['variables without example', { components: [{ type: 'BODY', text: 'Hello {{1}}!' }] }, 2388043],
  ['variables out of order', { components: [{ type: 'BODY', text: 'Hello {{2}}!', example: { body_text: [['x']] } }] }, 2388072],
  [
    'two variables in the header',
    {
      components: [
        { type: 'BODY', text: 'x' },
        { type: 'HEADER', format: 'TEXT', text: 'a {{1}} b {{2}}' },
      ],
    },
    2388047,
  ],
  [
    'a variable in the footer',
    {
      components: [
        { type: 'BODY', text: 'x' },
        { type: 'FOOTER', text: 'a {{1}}' },
      ],
    },
    2388073,
  ],
  ['a name in use', { name: 'order_confirmation' }, 2388024],
  [
    'quick replies that do not stand together',
    {
      components: [
        { type: 'BODY', text: 'x' },
        { type: 'BUTTONS', buttons: ['QUICK_REPLY', 'URL', 'QUICK_REPLY'].map((type) => ({ type, text: type })) },
      ],
    },
    undefined,
  ],
])('refuses to create a template with %s', (_, change, subcode) => {
  const answer = sandboxWorld().call('POST', TEMPLATES, newTemplate(change))
  expect([answer.status, answer.body.error.code, answer.body.error.error_subcode]).toEqual([400, 100, subcode])
})

it('edits, pauses, unpauses and deletes a template', () => {
  const world = sandboxWorld({ templateReviewMs: 0 })
  const { id } = world.call('POST', TEMPLATES, newTemplate()).body
  expect(world.call('POST', `/${id}`, { components: [{ type: 'BODY', text: 'Changed' }] }).body).toEqual({ success: true })
  expect(world.call('POST', `/${id}`, { category: 'MARKETING' }).body.error.code).toBe(100)
  const template = world.sandbox.templates.get(id)
  if (!template) throw new Error('the template is gone')
  expect(told(setTemplateStatus(world.sandbox, template, 'PAUSED', world.now)[0]).event).toBe('PAUSED')
  const send = () => world.send({ type: 'template', template: { name: 'welcome', language: { code: 'en_US' } } })
  expect(send().body.error.code).toBe(132015)
  expect(world.call('POST', `/${id}/unpause`).body).toEqual({ success: true })
  expect(send().status).toBe(200)
  expect(world.call('DELETE', TEMPLATES, undefined, query({ name: 'welcome', hsm_id: '1' })).body.error.error_subcode).toBe(2593002)
  expect(world.call('DELETE', TEMPLATES, undefined, query({ name: 'welcome' })).body).toEqual({ success: true })
  expect(send().body.error.code).toBe(132001)
})

it.each<[string, unknown[], number]>([
  ['one parameter of two', [{ type: 'body', parameters: [{ type: 'text', text: 'A' }] }], 132000],
  [
    'a line break in a parameter',
    [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'A\nB' },
          { type: 'text', text: 'B' },
        ],
      },
    ],
    100,
  ],
  [
    'an empty parameter',
    [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: '' },
          { type: 'text', text: 'B' },
        ],
      },
    ],
    131008,
  ],
  [
    'an image for a text',
    [
      {
        type: 'body',
        parameters: [
          { type: 'image', image: { link: 'https://x.com/a.png' } },
          { type: 'text', text: 'B' },
        ],
      },
    ],
    132012,
  ],
  [
    'a header that it lacks',
    [
      { type: 'header', parameters: [{ type: 'text', text: 'A' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'A' },
          { type: 'text', text: 'B' },
        ],
      },
    ],
    132000,
  ],
  [
    'a text that grows too long',
    [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'x'.repeat(1000) },
          { type: 'text', text: 'B' },
        ],
      },
    ],
    132005,
  ],
  [
    'a button that it lacks',
    [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'A' },
          { type: 'text', text: 'B' },
        ],
      },
      { type: 'button', sub_type: 'url', index: 5, parameters: [{ type: 'text', text: 'x' }] },
    ],
    132000,
  ],
])('refuses a template with %s', (_, components, code) => {
  const world = sandboxWorld()
  const sent = world.send({ type: 'template', template: { name: 'order_confirmation', language: { code: 'en_US' }, components } })
  expect(sent.body.error.code).toBe(code)
})

it('fills named parameters in any order, a media header and a link button', () => {
  const world = sandboxWorld()
  addTemplate(world.sandbox, {
    wabaId: WABA,
    name: 'shipped',
    language: 'en_US',
    parameterFormat: 'NAMED',
    components: [
      { type: 'header', format: 'image' },
      { type: 'body', text: 'Dear {{first_name}}, {{order_id}} left.' },
      { type: 'buttons', buttons: [{ type: 'url', text: 'Track', url: 'https://x.com/{{1}}' }] },
    ],
  })
  const named = (name: string, text: string) => ({ type: 'text', parameter_name: name, text })
  const components = [
    { type: 'header', parameters: [{ type: 'image', image: { link: 'https://x.com/a.png' } }] },
    { type: 'body', parameters: [named('order_id', '#42'), named('first_name', 'Ada')] },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '42' }] },
  ]
  const { body } = world.send({ type: 'template', template: { name: 'shipped', language: { code: 'en_US' }, components } })
  expect(world.sandbox.messages.get(body.messages[0].id)?.shown).toEqual({
    media: { kind: 'image', link: 'https://x.com/a.png' },
    text: 'Dear Ada, #42 left.',
    choices: [{ kind: 'link', id: '0', title: 'Track', url: 'https://x.com/42' }],
  })
})

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const form = (bytes: Uint8Array, mimeType: string): Partial<SandboxRequest> => ({
  body: { kind: 'form', fields: { messaging_product: 'whatsapp', type: mimeType }, file: { bytes, mimeType, filename: 'file' } },
})

it('keeps a file for 30 days behind an address that is good for 5 minutes', () => {
  const world = sandboxWorld()
  const upload = world.call('POST', `/v24.0/${NUMBER}/media`, undefined, form(PNG, 'image/png'))
  expect(upload.media).toEqual({ task: 'keep', id: upload.body.id, bytes: PNG })
  const { body } = world.call('GET', `/v24.0/${upload.body.id}`, undefined, query({ phone_number_id: NUMBER }))
  expect(body).toMatchObject({
    messaging_product: 'whatsapp',
    mime_type: 'image/png',
    file_size: '8',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const url = new URL(body.url)
  const download = () => world.call('GET', url.pathname, undefined, query(Object.fromEntries(url.searchParams)))
  expect(download()).toMatchObject({ status: 200, media: { task: 'serve', id: upload.body.id }, headers: { 'content-type': 'image/png' } })
  expect(world.call('GET', url.pathname, undefined, { query: Object.fromEntries(url.searchParams), headers: {} }).status).toBe(401)
  world.now += 5 * 60_000
  expect(download().status).toBe(404)
  world.now += 30 * 24 * 3_600_000
  expect(world.call('GET', `/v24.0/${upload.body.id}`).body.error.error_subcode).toBe(33)
})

it('deletes a file, and refuses types and sizes that WhatsApp does not take', () => {
  const world = sandboxWorld()
  const { id } = world.call('POST', `/${NUMBER}/media`, undefined, form(PNG, 'image/png')).body
  expect(world.call('DELETE', `/${id}`, undefined, query({ phone_number_id: '1' })).body.error.error_subcode).toBe(33)
  expect(world.call('DELETE', `/${id}`)).toMatchObject({ body: { success: true }, media: { task: 'drop', id } })
  expect(world.call('GET', `/${id}`).body.error.code).toBe(100)
  expect(world.call('POST', `/${NUMBER}/media`, undefined, form(PNG, 'image/gif')).body.error.code).toBe(100)
  expect(world.call('POST', `/${NUMBER}/media`, undefined, form(new Uint8Array(501 * 1024), 'image/webp')).body.error.code).toBe(100)
  expect(world.call('POST', `/${NUMBER}/media`, { messaging_product: 'whatsapp' }).body.error.message).toContain(
    'parameter file is required',
  )
})

it('fails a file later whose bytes or kind are wrong', () => {
  const world = sandboxWorld()
  world.contactSays('hi')
  const number = world.sandbox.numbers.get(NUMBER)
  if (!number) throw new Error('no number')
  const keep = (bytes: Uint8Array, mimeType: string) =>
    keepMedia(world.sandbox, number, { bytes, mimeType }, 'uploaded', world.now, world.random).id
  const codes = (message: Record<string, unknown>) =>
    world.send(message).webhooks.map((webhook) => told(webhook).errors?.[0]?.code ?? told(webhook).status)
  expect(codes({ type: 'image', image: { id: keep(PNG, 'image/jpeg') } })).toEqual([131053])
  expect(codes({ type: 'image', image: { id: keep(PNG, 'video/3gpp') } })).toEqual([131053])
  expect(codes({ type: 'audio', audio: { id: keep(PNG, 'audio/mpeg'), voice: true } })).toEqual([131053])
  expect(codes({ type: 'image', image: { id: keep(PNG, 'image/png') } })).toEqual(['sent', 'delivered', 'read'])
})

it('lists numbers and reads fields, also nested ones', () => {
  const world = sandboxWorld()
  addNumber(world.sandbox, { wabaId: WABA, phoneNumberId: '2', displayNumber: '+4915112345678', verifiedName: 'Zweig', token: TOKEN })
  addNumber(world.sandbox, {
    wabaId: '77',
    phoneNumberId: '3',
    displayNumber: '+351911111111',
    verifiedName: 'Other',
    token: 'other-token',
  })
  const list = world.call('GET', `/v24.0/${WABA}/phone_numbers`)
  expect(list.body.data).toMatchObject([
    {
      id: NUMBER,
      display_phone_number: '+1 555-078-3881',
      verified_name: 'Lucky Shrub',
      quality_rating: 'GREEN',
      throughput: { level: 'STANDARD' },
    },
    { id: '2', verified_name: 'Zweig' },
  ])
  expect(JSON.parse(list.headers['x-business-use-case-usage'] ?? '')).toMatchObject({ [WABA]: [{ type: 'whatsapp', call_count: 0 }] })
  world.call('POST', `/${NUMBER}/whatsapp_business_profile`, { messaging_product: 'whatsapp', about: 'Plants', email: 'a@b.com' })
  expect(world.call('GET', `/${NUMBER}`, undefined, query({ fields: 'status,whatsapp_business_profile{about}' })).body).toEqual({
    id: NUMBER,
    status: 'CONNECTED',
    whatsapp_business_profile: { about: 'Plants' },
  })
  expect(world.call('GET', `/${NUMBER}`, undefined, query({ fields: 'shoe_size' })).body.error.message).toContain(
    'nonexisting field (shoe_size)',
  )
  expect(world.call('GET', '/v24.0/3').body.error.error_subcode).toBe(33)
  expect(world.call('GET', `/${NUMBER}/shoes`).body.error.code).toBe(100)
})

it('keeps a business profile within its limits', () => {
  const world = sandboxWorld()
  const update = (fields: Record<string, unknown>) =>
    world.call('POST', `/${NUMBER}/whatsapp_business_profile`, { messaging_product: 'whatsapp', ...fields })
  expect(update({ about: 'Plants', websites: ['https://x.com'], vertical: 'RETAIL' }).body).toEqual({ success: true })
  expect(
    world.call('GET', `/${NUMBER}/whatsapp_business_profile`, undefined, query({ fields: 'about,vertical,websites,email' })).body,
  ).toEqual({
    data: [{ about: 'Plants', vertical: 'RETAIL', websites: ['https://x.com'] }],
  })
  for (const wrong of [{ about: '' }, { about: 'x'.repeat(140) }, { websites: ['x.com'] }, { vertical: 'SHOES' }, { email: 'nobody' }]) {
    expect(update(wrong).body.error, JSON.stringify(wrong)).toBeDefined()
  }
})

it('takes a new number through its verification to its first message', () => {
  const world = sandboxWorld()
  const { id } = world.call('POST', `/${WABA}/phone_numbers`, { cc: '1', phone_number: '6505557777', verified_name: 'Second' }).body
  const post = (edge: string, body: Record<string, unknown>) => world.call('POST', `/${id}/${edge}`, body).body
  const register = (pin: string) => post('register', { messaging_product: 'whatsapp', pin })
  expect(register('123456').error.code).toBe(133006)
  expect(post('request_code', { code_method: 'PIGEON', language: 'en_US' }).error.code).toBe(100)
  expect(post('request_code', { code_method: 'SMS', language: 'en_US' })).toEqual({ success: true })
  expect(post('verify_code', { code: '111111' }).error).toMatchObject({ code: 136025, error_subcode: 2388093 })
  expect(post('verify_code', { code: VERIFICATION_CODE })).toEqual({ success: true })
  const text = { messaging_product: 'whatsapp', to: '16505551234', type: 'text', text: { body: 'x' } }
  expect(post('messages', text).error.code).toBe(133010)
  expect(register('12345').error.code).toBe(100)
  expect(register('123456')).toEqual({ success: true })
  expect(post('messages', text).error.code).toBe(131047)
  expect(register('654321').error.code).toBe(133005)
  expect(post('deregister', {})).toEqual({ success: true })
  const codes = Array.from({ length: 8 }, () => register('123456').error?.code ?? 200)
  expect(codes.at(-1)).toBe(133016)
})

it('shows what a token may do, and nothing of a revoked one', () => {
  const world = sandboxWorld()
  const debug = () =>
    world.call('GET', '/debug_token', undefined, {
      query: { input_token: TOKEN },
      headers: { authorization: 'Bearer 634974688087057|secret' },
    }).body
  expect(debug().data).toMatchObject({ is_valid: true, granular_scopes: [{ target_ids: [WABA] }, { target_ids: [WABA] }] })
  revokeToken(world.sandbox, TOKEN)
  expect(debug().data).toMatchObject({ is_valid: false, error: { code: 190 } })
  expect(world.sendText('x').body.error).toMatchObject({ code: 190, error_subcode: 460 })
  expect(world.call('GET', `/${NUMBER}`, undefined, { headers: {}, query: { access_token: TOKEN } }).status).toBe(401)
})

it('sends no webhooks for an account without subscription, and shows an override', () => {
  const world = sandboxWorld()
  const subscriptions = `/${WABA}/subscribed_apps`
  expect(world.call('DELETE', subscriptions).body).toEqual({ success: true })
  expect(world.contactSays('hi').webhooks).toEqual([])
  expect(world.call('GET', subscriptions).body).toEqual({ data: [] })
  expect(world.call('POST', subscriptions, { override_callback_uri: 'https://x.com/hook', verify_token: 'v' }).body).toEqual({
    success: true,
  })
  expect(world.call('GET', subscriptions).body.data).toMatchObject([{ override_callback_uri: 'https://x.com/hook' }])
  expect(world.contactSays('hi').webhooks).toHaveLength(1)
})

it('takes a resumable upload and gives its handle', () => {
  const world = sandboxWorld()
  const { id } = world.call(
    'POST',
    '/v24.0/634974688087057/uploads',
    undefined,
    query({ file_length: '8', file_type: 'image/png', file_name: 'a.png' }),
  ).body
  expect(id).toMatch(/^upload:/)
  const bytes = { headers: { authorization: `OAuth ${TOKEN}`, file_offset: '0' }, body: { kind: 'bytes' as const, bytes: PNG } }
  expect(world.call('POST', `/v24.0/${id}`, undefined, bytes).body.h).toMatch(/^4::/)
})

it('answers a broken body, an unknown path and too many management calls', () => {
  const world = sandboxWorld()
  expect(
    world.call('POST', `/${NUMBER}/messages`, undefined, { body: { kind: 'broken', reason: 'The body is not JSON.' } }).body.error.code,
  ).toBe(100)
  expect(world.call('GET', '/v24.0/').body.error.code).toBe(2500)
  expect(world.call('GET', `/v24.0/${WABA}/a/b`).body.error.code).toBe(2500)
  for (let call = 0; call < 5000; call += 1) world.call('GET', `/${WABA}`)
  expect(world.call('GET', `/${WABA}`).body.error.code).toBe(80007)
  world.now += 3_600_000
  expect(world.call('GET', `/${WABA}`).status).toBe(200)
})
