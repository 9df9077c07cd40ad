/** Everything that can be done on the canvas, by name: shortcuts, menus and the command palette take it from here. */
import { TINTS } from '../../engine/script/script'
import type { Command } from '../commands/command'
import type { Editor } from '../editor/editor'
import { linkId } from '../script/apply-edit'
import { words } from '../wording/words'
import { addFrame, addNote, removeSelected } from './acts'
import { askToAdd, askToInsert, askWhereItLeads, linkByClick, openMenu } from './asking'
import { canvasSettings, changeCanvasSettings, WHEELS } from './canvas-settings'
import { canvasUi } from './canvas-ui'
import { disconnect, openForm, stepOut, toggleBreakpoint, togglePins, write } from './doing'
import { duplicateSelected } from './duplicate'
import { GRID } from './geometry'
import { startArea, startMoving } from './modes'
import { nudge, resizeSelected, SIZE_STEPS, type SizeStep } from './moving'
import { pinNotes, resolveNotes, takeOutOfFrame, tintSelected, toggleFolds, unpinNotes } from './notes-and-frames'
import { type Arrow, arrow, extend, goToFirst, goToLast, linkOf, nodeOf, placeOf, STEPS, walkLinks, walkPorts } from './walking'
import { ZOOM_STEP } from './zoom'

const said = () => words.canvas.commands
const canEdit = ({ isReadOnly }: Editor) => !isReadOnly
const selected = (editor: Editor) => editor.selection.getState()
const hasNode = (editor: Editor) => nodeOf(editor) !== undefined
const hasNodes = (editor: Editor) => selected(editor).nodes.size > 0
const hasNotes = (editor: Editor) => selected(editor).notes.size > 0
const hasThings = (editor: Editor) => hasNodes(editor) || hasNotes(editor) || selected(editor).frames.size > 0
const hasSized = (editor: Editor) => hasNotes(editor) || selected(editor).frames.size > 0
const both =
  (...conditions: ((editor: Editor) => boolean)[]) =>
  (editor: Editor) =>
    conditions.every((holds) => holds(editor))
const middle = (editor: Editor) => canvasUi(editor).getState().view?.middle() ?? { x: 0, y: 0 }

type Told = Omit<Command, 'title' | 'where' | 'id'> & { readonly title: () => string; readonly where?: Command['where'] }
const command = (id: string, told: Told): Command => ({ where: 'canvas', ...told, id: `canvas.${id}` })

/** A port that leads nowhere is where Tab adds; anywhere else it leaves the canvas. */
function isOnFreePort(editor: Editor): boolean {
  const place = placeOf(editor)
  return place?.is === 'node' && place.port !== undefined && !(linkId(place.id, place.port) in editor.script.script().links)
}

const adding: readonly Command[] = [
  command('add', { group: 'add', title: () => said().add, keys: ['a', '/', 'Shift+/'], isEnabled: canEdit, run: askToAdd }),
  command('addAtPort', {
    group: 'add',
    title: () => said().addAtPort,
    keys: ['Tab'],
    isEnabled: both(canEdit, isOnFreePort),
    run: askToAdd,
  }),
  command('insert', {
    group: 'add',
    title: () => said().insert,
    keys: ['Insert', 'i'],
    isEnabled: both(canEdit, (editor) => linkOf(editor) !== undefined),
    run(editor) {
      const link = linkOf(editor)
      if (link !== undefined) askToInsert(editor, link)
    },
  }),
  command('addNote', {
    group: 'add',
    title: () => said().addNote,
    keys: ['n'],
    isEnabled: canEdit,
    run: (editor) => addNote(editor, middle(editor)),
  }),
  command('addFrame', {
    group: 'add',
    title: () => said().addFrame,
    keys: ['$mod+g'],
    isEnabled: canEdit,
    run: (editor) => addFrame(editor, middle(editor)),
  }),
  command('duplicate', {
    group: 'edit',
    title: () => said().duplicate,
    keys: ['$mod+d'],
    isEnabled: both(canEdit, hasThings),
    run: duplicateSelected,
  }),
]

const linking: readonly Command[] = [
  command('connect', { group: 'edit', title: () => said().connect, keys: ['c'], isEnabled: both(canEdit, hasNode), run: askWhereItLeads }),
  command('linkByClick', {
    group: 'edit',
    title: () => said().linkByClick,
    keys: ['Shift+C'],
    isEnabled: both(canEdit, hasNode),
    run: linkByClick,
  }),
  command('leadElsewhere', {
    group: 'edit',
    title: () => said().leadElsewhere,
    isEnabled: both(canEdit, (editor) => linkOf(editor) !== undefined),
    run: askWhereItLeads,
  }),
  command('leaveElsewhere', {
    group: 'edit',
    title: () => said().leaveElsewhere,
    isEnabled: both(canEdit, (editor) => linkOf(editor) !== undefined),
    run: (editor) => canvasUi(editor).setState({ leaving: linkOf(editor) }),
  }),
  command('disconnect', {
    group: 'edit',
    title: () => said().disconnect,
    keys: ['x'],
    isEnabled: both(canEdit, (editor) => selected(editor).links.size > 0 || linkOf(editor) !== undefined),
    run: disconnect,
  }),
]

const editing: readonly Command[] = [
  command('open', { group: 'edit', title: () => said().open, keys: ['Enter'], run: openForm }),
  command('rename', {
    group: 'edit',
    title: () => said().rename,
    keys: ['F2'],
    isEnabled: both(canEdit, (editor) => ['node', 'note', 'frame'].includes(placeOf(editor)?.is ?? '')),
    run: write,
  }),
  command('write', { group: 'edit', title: () => said().write, isEnabled: both(canEdit, hasNotes), run: write }),
  command('remove', {
    group: 'edit',
    title: () => said().remove,
    keys: ['Delete', 'Backspace'],
    isEnabled: both(canEdit, (editor) => hasThings(editor) || selected(editor).links.size > 0),
    run: (editor) => removeSelected(editor, { heals: true }),
  }),
  command('removePlain', {
    group: 'edit',
    title: () => said().removePlain,
    keys: ['Shift+Delete', 'Shift+Backspace'],
    isEnabled: both(canEdit, (editor) => hasThings(editor) || selected(editor).links.size > 0),
    run: (editor) => removeSelected(editor, { heals: false }),
  }),
  command('resolve', { group: 'edit', title: () => said().resolve, isEnabled: both(canEdit, hasNotes), run: resolveNotes }),
  command('pinNote', { group: 'edit', title: () => said().pinNote, isEnabled: both(canEdit, hasNotes, hasNodes), run: pinNotes }),
  command('unpinNote', {
    group: 'edit',
    title: () => said().unpinNote,
    isEnabled: both(canEdit, (editor) => [...selected(editor).notes].some((id) => editor.script.script().notes[id]?.node !== undefined)),
    run: unpinNotes,
  }),
  ...TINTS.map((tint) =>
    command(`tint.${tint}`, {
      group: 'edit',
      title: () => said().tint(words.canvas.tools.tints[tint]),
      isEnabled: both(canEdit, hasSized),
      run: (editor) => tintSelected(editor, tint),
    }),
  ),
]

const arranging: readonly Command[] = [
  command('move', { group: 'arrange', title: () => said().move, keys: ['m'], isEnabled: both(canEdit, hasThings), run: startMoving }),
  command('pin', { group: 'arrange', title: () => said().pin, keys: ['Shift+P'], isEnabled: both(canEdit, hasNodes), run: togglePins }),
  command('fold', {
    group: 'arrange',
    title: () => said().fold,
    keys: ['f'],
    isEnabled: both(canEdit, (editor) => selected(editor).frames.size > 0),
    run: toggleFolds,
  }),
  command('unframe', {
    group: 'arrange',
    title: () => said().unframe,
    keys: ['$mod+Shift+g'],
    isEnabled: both(canEdit, (editor) => [...selected(editor).nodes].some((id) => editor.script.script().nodes[id]?.frame !== undefined)),
    run: takeOutOfFrame,
  }),
  ...(Object.keys(STEPS) as Arrow[]).flatMap((key) =>
    ([1, 8] as const).map((times) =>
      command(`nudge.${key}.${times}`, {
        group: 'arrange',
        title: () => words.canvas.nudge(words.canvas.directions[key], times * GRID),
        keys: [times === 1 ? `Alt+${key}` : `Alt+Shift+${key}`],
        isEnabled: both(canEdit, hasThings),
        run: (editor) => nudge(editor, { x: STEPS[key].x * times, y: STEPS[key].y * times }),
      }),
    ),
  ),
  ...(Object.keys(SIZE_STEPS) as SizeStep[]).map((step) =>
    command(`size.${step}`, {
      group: 'arrange',
      title: () => said().resize(words.canvas.tools[step]),
      isEnabled: both(canEdit, hasSized),
      run: (editor) => resizeSelected(editor, step),
    }),
  ),
]

const selecting: readonly Command[] = [
  command('area', { group: 'select', title: () => said().area, keys: ['s'], run: startArea }),
  command('clear', { group: 'select', title: () => said().clear, keys: ['Escape'], run: stepOut }),
  ...(Object.keys(STEPS) as Arrow[]).map((key) =>
    command(`extend.${key}`, {
      group: 'select',
      title: () => words.canvas.extend(words.canvas.directions[key]),
      keys: [`Shift+${key}`],
      run: (editor) => extend(editor, key),
    }),
  ),
]

const walking: readonly Command[] = [
  command('follow', { group: 'view', title: () => said().follow, keys: ['ArrowRight'], run: (editor) => arrow(editor, 'ArrowRight') }),
  command('back', { group: 'view', title: () => said().back, keys: ['ArrowLeft'], run: (editor) => arrow(editor, 'ArrowLeft') }),
  command('above', { group: 'view', title: () => said().above, keys: ['ArrowUp'], run: (editor) => arrow(editor, 'ArrowUp') }),
  command('below', { group: 'view', title: () => said().below, keys: ['ArrowDown'], run: (editor) => arrow(editor, 'ArrowDown') }),
  command('nextPort', { group: 'view', title: () => said().nextPort, keys: ['p'], run: (editor) => walkPorts(editor, 1) }),
  command('previousPort', { group: 'view', title: () => said().previousPort, keys: ['o'], run: (editor) => walkPorts(editor, -1) }),
  command('nextLink', { group: 'view', title: () => said().nextLink, keys: ['l'], run: (editor) => walkLinks(editor, 1) }),
  command('begin', { group: 'view', title: () => said().begin, keys: ['Home'], run: goToFirst }),
  command('last', { group: 'view', title: () => said().last, keys: ['End'], run: goToLast }),
  command('menu', { group: 'view', title: () => said().menu, keys: ['Shift+F10', 'ContextMenu'], run: openMenu }),
]

const viewOf = (editor: Editor) => canvasUi(editor).getState().view
const looking: readonly Command[] = [
  command('zoomIn', {
    group: 'view',
    title: () => said().zoomIn,
    keys: ['+', 'Shift++', '='],
    run: (editor) => viewOf(editor)?.zoomBy(ZOOM_STEP),
  }),
  command('zoomOut', { group: 'view', title: () => said().zoomOut, keys: ['-'], run: (editor) => viewOf(editor)?.zoomBy(1 / ZOOM_STEP) }),
  command('zoomWhole', { group: 'view', title: () => said().zoomWhole, keys: ['0'], run: (editor) => viewOf(editor)?.zoomTo(1) }),
  command('fit', { group: 'view', title: () => said().fit, keys: ['1'], run: (editor) => viewOf(editor)?.fit() }),
  command('fitSelection', {
    group: 'view',
    title: () => said().fitSelection,
    keys: ['2'],
    isEnabled: hasNodes,
    run: (editor) => viewOf(editor)?.fit([...selected(editor).nodes]),
  }),
  command('hand', {
    group: 'view',
    title: () => said().hand,
    keys: ['h'],
    run: (editor) => canvasUi(editor).setState(({ isHand }) => ({ isHand: !isHand })),
  }),
  command('map', {
    group: 'view',
    title: () => said().map,
    where: 'anywhere',
    run: () => changeCanvasSettings({ isMapShown: !canvasSettings.getState().isMapShown }),
  }),
  command('snap', {
    group: 'view',
    title: () => said().snap,
    where: 'anywhere',
    run: () => changeCanvasSettings({ isSnapping: !canvasSettings.getState().isSnapping }),
  }),
  command('wheel', {
    group: 'view',
    title: () => said().wheel,
    where: 'anywhere',
    run({ announcer }) {
      const wheel = WHEELS[(WHEELS.indexOf(canvasSettings.getState().wheel) + 1) % WHEELS.length] ?? 'auto'
      changeCanvasSettings({ wheel })
      announcer.say(words.canvas.controls.wheels[wheel])
    },
  }),
]

const trying: readonly Command[] = [
  command('breakpoint', { group: 'try', title: () => said().breakpoint, keys: ['b'], isEnabled: hasNodes, run: toggleBreakpoint }),
]

export const canvasCommands: readonly Command[] = [
  ...adding,
  ...linking,
  ...editing,
  ...arranging,
  ...selecting,
  ...walking,
  ...looking,
  ...trying,
]
