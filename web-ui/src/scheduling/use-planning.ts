import { computed, onScopeDispose, reactive, ref, watch } from 'vue'
import { get, post } from '../api/http'
import { Refused } from '../wire/connection'
import { useCommand } from '../wire/use-command'
import { type Appointment, type Candidates, type Clash, instantOf, type Lane, type Place } from './model'

const HOVER_MILLIS = 120

/** One appointment in hand, a place it is held over, and what is in the way there: known before it is dropped. */
export function usePlanning(lanes: () => Lane[], done: () => Promise<void>) {
  const picked = ref<Appointment | null>(null)
  const place = ref<Place | null>(null)
  const clashes = ref<Clash[] | null>(null)
  const candidates = ref<Candidates | null>(null)
  const extras = reactive({ interpreter: null as string | null, coOfficial: null as string | null, terminal: null as string | null })
  /** A held appointment is moved with a reason, which is asked for after the drop. */
  const reasonFor = ref<Place | null>(null)
  const { busy, refusal, run } = useCommand()
  let asked = 0
  let timer = 0

  const lane = computed(() => lanes().find((one) => one.key === place.value?.lane) ?? null)
  const moves = computed(() => picked.value?.stage === 'SCHEDULED')

  function slot(): object | null {
    const at = place.value
    const column = lane.value
    if (!at || !column?.official || !column.desk) return null
    return { official: column.official.id, desk: column.desk.id, starts: instantOf(column.day, at.from), ends: instantOf(column.day, at.from + at.minutes), ...extras }
  }

  async function look(): Promise<Clash[] | null> {
    const mine = ++asked
    const wanted = slot()
    const appointment = picked.value
    if (!wanted || !appointment) return null
    try {
      const found = await post<{ clashes: Clash[] }>(`/api/appointments/${appointment.id}/clashes`, wanted)
      if (mine === asked) clashes.value = found.clashes
      return found.clashes
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (mine === asked) refusal.value = error.code
      return null
    }
  }
  /** What was found for one place says nothing of another. */
  function forget(): void {
    clearTimeout(timer)
    asked++
    clashes.value = null
    refusal.value = null
  }
  watch(
    [place, extras, picked],
    () => {
      forget()
      if (slot()) timer = window.setTimeout(() => void look(), HOVER_MILLIS)
    },
    // A drop right after a move must not go by what was found before it.
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(timer))

  async function pick(appointment: Appointment, at: Place | null): Promise<void> {
    if (picked.value?.id !== appointment.id) {
      Object.assign(extras, { interpreter: appointment.slot?.interpreter?.id ?? null, coOfficial: appointment.slot?.coOfficial?.id ?? null, terminal: null })
      candidates.value = null
    }
    picked.value = appointment
    place.value = at
    const found = await get<Candidates>(`/api/appointments/${appointment.id}/candidates`).catch(() => null)
    if (picked.value?.id === appointment.id) candidates.value = found
  }
  function letGo(): void {
    picked.value = null
    place.value = null
    reasonFor.value = null
    refusal.value = null
  }
  /** Over the same slot nothing is asked again. */
  function over(at: Place): void {
    if (place.value?.lane !== at.lane || place.value.from !== at.from) place.value = at
  }

  async function drop(): Promise<void> {
    clearTimeout(timer)
    const found = clashes.value ?? (await look())
    if (!found || found.length) return
    if (moves.value) reasonFor.value = place.value
    else await send('schedule', {})
  }
  async function send(verb: 'schedule' | 'reschedule', more: object): Promise<void> {
    const appointment = picked.value
    const wanted = slot()
    if (!appointment || !wanted) return
    const booked = await run(() => post(`/api/appointments/${appointment.id}/${verb}`, { commandId: crypto.randomUUID(), revision: appointment.revision, slot: wanted, ...more }))
    if (booked) letGo()
    else await look()
    // Whoever was faster is shown at once.
    await done()
  }
  const move = (reason: string) => send('reschedule', { reason })
  return { picked, place, lane, clashes, candidates, extras, reasonFor, moves, busy, refusal, pick, letGo, over, drop, move }
}
