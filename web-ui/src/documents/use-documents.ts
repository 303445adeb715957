import { onScopeDispose, ref, shallowRef } from 'vue'
import { get, upload } from '../api/http'
import { inTenure, type MannedBy } from '../reception/model'
import { connection } from '../wire/connection'
import { useCommand } from '../wire/use-command'
import { apply } from '../wire/use-view'
import { turned, type Documents, type Pointing, type Side } from './model'

/** Where somebody who turns wants to be. */
interface Goal {
  document: string
  page: number
}

const POINT_MILLIS = 100
const POINTED_MILLIS = 2500

/** The papers of one reception at one post: heard as they change, asked for as a whole after every reconnect. */
export function useDocuments(kind: 'desks' | 'terminals', post: string, reception: string, manned: () => MannedBy | null) {
  const wire = connection()
  const { busy, refusal, run } = useCommand()
  const held = shallowRef<Documents | null>(null)
  const pointers = ref<Partial<Record<Side, Pointing>>>({})
  const timers = new Map<Side, number>()
  let pointedAt = 0
  let goal: Goal | null = null

  const take = (told: Documents) => {
    if (told.reception === reception) held.value = apply(held.value, told)
  }
  function hear(told: Documents | Pointing): void {
    if (!('pointer' in told)) return take(told)
    pointers.value = { ...pointers.value, [told.pointer]: told }
    clearTimeout(timers.get(told.pointer))
    timers.set(told.pointer, window.setTimeout(() => (pointers.value = { ...pointers.value, [told.pointer]: undefined }), POINTED_MILLIS))
  }
  const look = () => void get<Documents>(`/api/receptions/${reception}/documents`).then(take, () => undefined)

  const stops = [wire.subscribe<Documents | Pointing>(`/topic/documents/${kind}/${post}`, hear), wire.onConnected(look)]
  onScopeDispose(() => {
    stops.forEach((stop) => stop())
    timers.forEach((timer) => clearTimeout(timer))
  })

  const show = (document: string | null, page = 1) =>
    run(() => wire.command(`/app/documents/${kind}/${post}/show`, { reception, document, page }, inTenure(manned())))
  /** From where the last press left it, also while the server has not answered that one. */
  async function turn(by: 1 | -1): Promise<void> {
    const shown = held.value?.documents.find((one) => one.id === held.value?.shown)
    if (!held.value || !shown) return
    const from = goal?.document === shown.id ? goal.page : held.value.page
    const page = turned(from, shown.pages, by)
    if (page === from) return
    const isTurning = goal !== null
    goal = { document: shown.id, page }
    if (isTurning) return
    let shownLast: Goal | null = null
    while (goal && goal !== shownLast) {
      shownLast = goal
      await show(goal.document, goal.page)
    }
    goal = null
  }
  function bring(file: Blob): Promise<unknown> {
    const form = new FormData()
    form.append('file', file, 'document')
    return run(async () => take(await upload<Documents>(`/api/receptions/${reception}/documents`, form)))
  }
  /** Ten times a second at most. */
  function point(document: string, page: number, x: number, y: number): void {
    const now = performance.now()
    if (now - pointedAt < POINT_MILLIS) return
    pointedAt = now
    wire.tell(`/app/documents/${kind}/${post}/point`, { reception, document, page, x, y })
  }
  return { documents: held, pointers, busy, refusal, show, turn, bring, point }
}
