import { computed, reactive, ref, watch } from 'vue'
import { get, post } from '../api/http'
import type { FoundCase } from '../casework/model'
import type { Named } from '../reception/model'
import type { Appointment, Relation, WantedTime } from '../scheduling/model'
import { type Category, dayIn, halves, isSame, MOST_TIMES, type Proposal, type ReceptionDay } from '../visit/model'
import { useCommand } from '../wire/use-command'

export type Asking = 'CLERK' | 'INVITED' | 'GOING_DOWN'
const LOOK_AHEAD_DAYS = 41

const empty = () => ({
  asking: 'CLERK' as Asking,
  known: null as FoundCase | null,
  name: '',
  address: '',
  idNumber: '',
  telephone: '',
  title: '',
  text: '',
  terminal: '',
  office: '',
  category: '',
  headCount: 1,
  language: '',
  help: '',
  wanted: [] as WantedTime[],
  representative: null as { name: string; relation: Relation } | null,
})

/** A wish as it is made up for a petitioner, by a clerk or by an official. Every command keeps its id, so that a lost answer repeats nothing. */
export function useBooking(from: () => Named | null) {
  const form = reactive(empty())
  const ids = reactive({ register: crypto.randomUUID() as string, draft: crypto.randomUUID() as string, submit: crypto.randomUUID() as string })
  const categories = ref<Category[]>([])
  const proposal = ref<Proposal | null>(null)
  const days = ref<ReceptionDay[] | null>(null)
  const registered = ref<{ id: string; number: string } | null>(null)
  const booked = ref<Appointment | null>(null)
  const { busy, refusal, run } = useCommand()
  const looking = useCommand()
  void looking.run(async () => void (categories.value = await get<Category[]>('/api/matter-categories')))

  const matter = () => ({ places: [from()?.id], category: form.category, purpose: 'REQUEST', history: 'FIRST' })
  let asked = 0
  watch(
    () => [form.office, form.category, from()?.id],
    async () => {
      const mine = ++asked
      proposal.value = null
      if (!form.office || !from()) return
      const found = form.category ? await post<Proposal>('/api/tier-proposals', { ...matter(), asked: form.office }).catch(() => null) : null
      if (mine === asked) proposal.value = found
    },
  )
  watch(
    () => form.office,
    async (office) => {
      days.value = null
      form.wanted = []
      if (!office) return
      const now = Date.now()
      const roster = await get<{ days: ReceptionDay[] }>(`/api/public/offices/${office}/reception-days?from=${dayIn(now, 0)}&until=${dayIn(now, LOOK_AHEAD_DAYS)}`).catch(() => null)
      if (form.office === office) days.value = roster?.days ?? []
    },
  )
  const offered = computed(() => halves(days.value ?? []))
  const chosen = (one: WantedTime) => form.wanted.some((other) => isSame(one, other))
  function toggle(one: WantedTime): void {
    if (chosen(one)) form.wanted = form.wanted.filter((other) => !isSame(one, other))
    else if (form.wanted.length < MOST_TIMES) form.wanted = [...form.wanted, { day: one.day, half: one.half }]
  }

  const hasCase = computed(() => form.known !== null || (form.name.trim() !== '' && form.title.trim() !== ''))
  const refused = computed(() => proposal.value?.outcome === 'INSTEAD' || proposal.value?.outcome === 'ELSEWHERE')
  const represented = computed(() => form.representative === null || form.representative.name.trim() !== '')
  const ready = computed(() => hasCase.value && represented.value && form.terminal !== '' && form.office !== '' && form.category !== '' && !refused.value)

  async function register(): Promise<{ id: string; number: string }> {
    if (form.known) return form.known
    registered.value ??= await post<{ id: string; number: string }>('/api/cases', {
      commandId: ids.register,
      terminal: form.terminal,
      petitioner: { name: form.name, address: form.address, idNumber: form.idNumber, telephone: form.telephone },
      matter: { title: form.title, text: form.text },
    })
    return registered.value
  }
  const send = () =>
    run(async () => {
      const about = await register()
      const drafted = await post<Appointment>('/api/appointments', {
        commandId: ids.draft,
        caseId: about.id,
        asking: form.asking,
        terminal: form.terminal,
        office: form.office,
        matter: matter(),
        headCount: form.headCount,
        language: form.language,
        help: form.help,
        wanted: form.wanted,
        representative: form.representative,
      })
      booked.value = drafted.stage === 'DRAFT' ? await post<Appointment>(`/api/appointments/${drafted.id}/submit`, { commandId: ids.submit, revision: drafted.revision }) : drafted
    })
  /** What was refused is another command once it is amended; what was registered stays so. */
  watch(form, () => {
    if (!refusal.value) return
    ids.draft = crypto.randomUUID()
    ids.submit = crypto.randomUUID()
    if (!registered.value) ids.register = crypto.randomUUID()
  })
  return { form, categories, proposal, days, offered, chosen, toggle, registered, booked, ready, refused, busy, refusal, send }
}
