import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { get } from '../api/http'
import { clientId, connection, Refused } from '../wire/connection'
import { apply, shown, withoutKept, type Change, type Draft, type Growing, type Kind, type Whole } from './model'

const SAVE_AFTER_MILLIS = 1500
const GROW_EVERY_MILLIS = 1000
const GROWING_MILLIS = 6000

/** The minutes of a reception at a post: what the server keeps, what is written here, and what the other side writes just now. */
export function useMinutes(post: string, reception: () => string, tenure: () => Record<string, string>) {
  const wire = connection()
  const whole = shallowRef<Whole | null>(null)
  const drafts = ref<Draft[]>([])
  const growing: Ref<Growing | null> = ref(null)
  const refusal = ref<string | null>(null)
  const saving = ref(false)
  const storage = computed(() => `minutes ${reception()}`)
  const lines = computed(() => shown(whole.value?.lines ?? [], drafts.value))
  const unsaved = computed(() => drafts.value.some((one) => one.words.trim()))
  let saveTimer = 0
  let quiet = 0
  let grownAt = 0
  let queue: Promise<unknown> = Promise.resolve()

  function take(told: Whole) {
    if (told.reception !== reception() || (whole.value?.reception === told.reception && told.revision < whole.value.revision)) return
    whole.value = told
    drafts.value = withoutKept(drafts.value, told.lines)
  }
  async function refresh() {
    try {
      take(await get<Whole>(`/api/receptions/${reception()}/minutes`))
      if (refusal.value === 'conference.caucus') refusal.value = null
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal.value = error.code
    }
  }
  function hear(told: Change | Growing) {
    if (told.reception !== reception()) return
    if ('client' in told) {
      if (told.client === clientId()) return
      growing.value = told.words ? told : null
      clearTimeout(quiet)
      quiet = window.setTimeout(() => (growing.value = null), GROWING_MILLIS)
      return
    }
    const next = whole.value ? apply(whole.value, told) : null
    if (!next) return void refresh()
    if (told.lines.some((line) => line.id === growing.value?.line)) growing.value = null
    take(next)
  }

  /** What a crash left behind is written on. */
  function restore() {
    drafts.value = JSON.parse(localStorage.getItem(storage.value) ?? '[]') as Draft[]
    if (drafts.value.length) saveSoon()
  }
  watch(drafts, (now) => (now.length ? localStorage.setItem(storage.value, JSON.stringify(now)) : localStorage.removeItem(storage.value)), { deep: true })
  watch(
    reception,
    () => {
      whole.value = null
      growing.value = null
      restore()
      void refresh()
    },
    { immediate: true },
  )
  const stop = [wire.subscribe(`/topic/minutes/${post}`, hear), wire.onConnected(() => void refresh())]
  onScopeDispose(() => {
    stop.forEach((one) => one())
    clearTimeout(saveTimer)
    clearTimeout(quiet)
    void save()
  })

  async function command<T>(verb: string, body: object): Promise<T | undefined> {
    refusal.value = null
    try {
      return await wire.command<T>(`/app/minutes/${post}/${verb}`, { reception: reception(), ...body }, tenure())
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { code } = error
      await refresh()
      refusal.value = code
      return undefined
    }
  }

  function draftOf(id: string): Draft {
    let draft = drafts.value.find((one) => one.id === id)
    if (!draft) {
      const line = whole.value?.lines.find((one) => one.id === id)
      draft = { id, after: line?.after ?? null, kind: line?.kind ?? 'QUESTION', words: line?.words ?? '', base: line?.revision ?? 0 }
      drafts.value.push(draft)
      draft = drafts.value[drafts.value.length - 1] as Draft
    }
    return draft
  }
  function grow(draft: Draft) {
    if (Date.now() - grownAt < GROW_EVERY_MILLIS) return
    grownAt = Date.now()
    wire.tell(`/app/minutes/${post}/grow`, { reception: reception(), line: draft.id, after: draft.after, kind: draft.kind, words: draft.words })
  }
  function saveSoon() {
    clearTimeout(saveTimer)
    saveTimer = window.setTimeout(() => void save(), SAVE_AFTER_MILLIS)
  }

  function write(id: string, words: string) {
    const draft = draftOf(id)
    draft.words = words
    grow(draft)
    saveSoon()
  }
  function turn(id: string, kind: Kind) {
    draftOf(id).kind = kind
    saveSoon()
  }
  /** @returns the id of the new line */
  function begin(after: string | null, kind: Kind, words = ''): string {
    const id = crypto.randomUUID()
    drafts.value.push({ id, after, kind, words, base: 0 })
    if (words) saveSoon()
    return id
  }
  /** What the other side wrote meanwhile stays, or goes. */
  function settle(id: string, mine: boolean) {
    const line = whole.value?.lines.find((one) => one.id === id)
    if (mine && line) draftOf(id).base = line.revision
    else drafts.value = drafts.value.filter((one) => one.id !== id)
    void save()
  }
  async function remove(id: string) {
    const line = whole.value?.lines.find((one) => one.id === id)
    drafts.value = drafts.value.filter((one) => one.id !== id)
    if (line) await command('remove', { line: id, base: line.revision })
  }

  /** One after another, in the order of the lines: a line is kept before the one that follows it. */
  function save(): Promise<unknown> {
    clearTimeout(saveTimer)
    queue = queue.then(saveAll)
    return queue
  }
  async function saveAll() {
    if (whole.value && whole.value.stage !== 'OPEN') return
    saving.value = true
    for (const one of lines.value.filter((line) => line.draft && !line.theirs && line.words.trim())) {
      const { id, after, kind, base, words } = { ...(one.draft as Draft) }
      const kept = await command<{ revision: number }>('write', { line: id, base, after: keptBefore(id, after), kind, words: words.trim() })
      const draft = drafts.value.find((known) => known.id === id)
      if (kept && draft) {
        draft.base = kept.revision
        if (draft.words === words && draft.kind === kind && !whole.value?.lines.some((line) => line.id === id && line.revision >= kept.revision)) void refresh()
      }
      // The line was removed meanwhile: what was written here is one of its own.
      if (!kept && draft && base && !whole.value?.lines.some((line) => line.id === id)) Object.assign(draft, { id: crypto.randomUUID(), base: 0 })
      if (!kept) break
    }
    saving.value = false
    if (whole.value) drafts.value = withoutKept(drafts.value, whole.value.lines)
  }
  /** An empty line before a new one is not kept: the new one follows the one before that. */
  function keptBefore(id: string, after: string | null): string | null {
    const order = lines.value
    for (let i = order.findIndex((one) => one.id === id) - 1; i >= 0; i--) {
      const before = order[i]
      if (before && (before.line || before.words.trim())) return before.id
    }
    return order.some((one) => one.id === id) ? null : after
  }

  async function show(): Promise<void> {
    await save()
    await refresh()
    // Something could not be kept, or the other side's words wait for a choice: what is shown would lack it.
    if (unsaved.value) refusal.value ??= 'minutes.line-changed'
    if (unsaved.value || !whole.value) return
    await command('show', { revision: whole.value.revision })
    await refresh()
  }
  async function reopen(): Promise<void> {
    await command('reopen', { version: whole.value?.version })
    await refresh()
  }
  async function sign(body: object): Promise<boolean> {
    const done = await command('sign', { version: whole.value?.version, ...body })
    await refresh()
    return done !== undefined
  }

  return { whole, lines, growing, refusal, saving, unsaved, write, turn, begin, settle, remove, save, show, reopen, sign, refresh }
}
