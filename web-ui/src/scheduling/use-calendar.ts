import { computed, ref, watch } from 'vue'
import { get } from '../api/http'
import { Refused } from '../wire/connection'
import { addDays, type Calendar, lanes, mondayOf, waiting } from './model'

/** A week or a day of an office, and what still needs a time. */
export function useCalendar(office: () => string | null, today: string) {
  const span = ref<'week' | 'day'>('week')
  const day = ref(today)
  const calendar = ref<Calendar | null>(null)
  const refusal = ref<string | null>(null)
  let asked = 0

  const from = computed(() => (span.value === 'week' ? mondayOf(day.value) : day.value))
  const until = computed(() => (span.value === 'week' ? addDays(from.value, 6) : from.value))

  /** An answer that comes after a later question is not shown. */
  async function load(): Promise<void> {
    const mine = ++asked
    const id = office()
    if (!id) return
    try {
      const found = await get<Calendar>(`/api/offices/${id}/calendar?from=${from.value}&until=${until.value}`)
      if (mine !== asked) return
      calendar.value = found
      refusal.value = null
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (mine === asked) refusal.value = error.code
    }
  }
  const turn = (direction: 1 | -1) => (day.value = addDays(day.value, direction * (span.value === 'week' ? 7 : 1)))
  watch([office, from, until], () => void load(), { immediate: true })
  return {
    span,
    day,
    from,
    until,
    calendar,
    refusal,
    lanes: computed(() => (calendar.value ? lanes(calendar.value) : [])),
    waiting: computed(() => waiting(calendar.value?.open ?? [], office() ?? '')),
    load,
    turn,
  }
}
