import { computed, ref, watch } from 'vue'
import { get, post } from '../api/http'
import { addsUp } from '../agent/card'
import type { CaseSheet, EarlierCase } from '../casework/model'
import type { Named } from '../reception/model'
import type { Appointment } from '../scheduling/model'
import { connection } from '../wire/connection'
import { useCommand } from '../wire/use-command'
import { toldBefore } from './booked'
import { askCategories, askChoices, type Category, type Choices, entering, GROUP, isHandled, lackingOf, lackingOfPhoto, type Notice, type Office } from './check-in'
import { type Draft, empty, useDraft } from './use-draft'
import { useEarlier } from './use-earlier'

const NUMBERED: readonly string[] = ['ID_CARD', 'HMT_PERMIT']

/** One check-in, from the first word to the ticket: what was typed, what is missing, and the two commands. */
export function useCheckIn(terminal: Named, office: Named) {
  const { draft, clear } = useDraft(terminal.id)
  const { busy, refusal, run } = useCommand()
  const { found, look } = useEarlier(draft, office)
  const offices = ref<Office[] | null>(null)
  const notice = ref<Notice | null>(null)
  const choices = ref<Choices | null>(null)
  const categories = ref<Category[]>([])
  const acknowledged = ref(false)
  /** The field where something is missing. */
  const missing = ref<string | null>(null)

  /** An accused office is not given the case, whoever waits in its line. */
  const accused = computed(() => (draft.confidentiality === 'ACCUSATION' ? draft.accused.map((one) => one.id) : []))
  const receiving = computed(() => offices.value?.filter((one) => !accused.value.includes(one.id)) ?? null)

  void run(async () => {
    ;[choices.value, categories.value] = await Promise.all([askChoices(), askCategories()])
    if (draft.registered) await askWhatFollows()
  })
  watch(
    () => draft.confidentiality,
    (level) => level === 'ACCUSATION' && (draft.purpose = 'ACCUSATION'),
  )

  async function askWhatFollows() {
    ;[offices.value, notice.value] = await Promise.all([get<Office[]>(`/api/terminals/${terminal.id}/receiving-offices`), get<Notice>('/api/notice')])
    if (receiving.value?.some((one) => one.id === draft.office)) return
    draft.office = (receiving.value?.find((one) => one.desks > 0) ?? receiving.value?.[0])?.id ?? ''
  }

  watch([draft, acknowledged], () => (missing.value = null))

  function lackingOfMatter(): string | null {
    if (!draft.name.trim()) return 'petitioner-name'
    if (draft.document === 'NONE' && !draft.documentReason.trim()) return 'document-reason'
    if (draft.document !== 'NONE' && !(NUMBERED.includes(draft.document) ? addsUp(draft.idNumber) : draft.idNumber.trim())) return 'petitioner-id-number'
    if (!draft.title.trim()) return 'matter-title'
    return found.value?.some((one) => one.verdict === 'DUPLICATE') && !draft.another ? 'another-matter' : null
  }
  function lackingOfVisit(): string | null {
    const lacking = lackingOfPhoto(draft)
    if (lacking) return lacking
    const inside = entering(draft.petitionerPresent, draft.representatives)
    if (inside < 1 || inside > Math.min(GROUP, draft.headCount)) return 'head-count'
    if (draft.representatives.some(lackingOf)) return 'representative'
    if (draft.language === 'OTHER' && !draft.languageNote.trim()) return 'language-note'
    if (draft.needs.includes('OTHER') && !draft.needsNote.trim()) return 'needs-note'
    if (!draft.office) return 'office'
    return acknowledged.value ? null : 'acknowledge'
  }

  async function register() {
    await look()
    missing.value = lackingOfMatter()
    if (missing.value) return
    await run(async () => {
      draft.registered = await post<{ id: string; number: string }>('/api/cases', matter())
      await askWhatFollows()
    })
  }
  function matter() {
    const { name, address, telephone, document, documentReason, documentUntil, title, text, category, purpose, history, commandId, confidentiality } = draft
    return {
      commandId, terminal: terminal.id, confidentiality, accused: accused.value,
      petitioner: { name, address, telephone, email: draft.email, idNumber: document === 'NONE' ? '' : draft.idNumber, document: { kind: document, reason: documentReason, until: documentUntil } },
      matter: { title, text, category, purpose, history, place: draft.place?.id ?? office.id, handledBy: isHandled(history) ? (draft.handledBy?.id ?? null) : null },
    }
  }

  /** The petitioner comes for a case that is there already. */
  const goOn = (one: EarlierCase) =>
    run(async () => {
      if (draft.document === 'ID_CARD' && draft.cardNumber && draft.cardNumber === draft.idNumber)
        await post(`/api/cases/${one.id}/card`, { idNumber: draft.cardNumber, until: draft.documentUntil })
      await continueWith(one, {})
    })
  /** The petitioner comes at the time that is booked. What was typed of somebody else is gone. */
  const arrive = (booked: Appointment) =>
    run(async () => {
      const one = booked.petitionCase
      if (one) await continueWith({ id: one.id, number: one.number ?? '' }, { ...empty(), ...toldBefore(booked, await askChoices()) })
    })
  async function continueWith(one: { id: string; number: string }, told: Partial<Draft>) {
    const { matter } = await get<CaseSheet>(`/api/cases/${one.id}`)
    Object.assign(draft, told)
    Object.assign(draft, { category: matter.category ?? draft.category, purpose: matter.purpose ?? draft.purpose, history: matter.history ?? 'FIRST' })
    if (matter.place) draft.place = { id: matter.place, name: '' }
    if (matter.handledBy) draft.handledBy = { id: matter.handledBy, name: '' }
    draft.registered = { id: one.id, number: one.number }
    await askWhatFollows()
  }

  async function checkIn() {
    missing.value = lackingOfVisit()
    if (missing.value) return
    await run(() =>
      connection().command(`/app/reception/terminals/${terminal.id}/check-in`, {
        caseId: draft.registered?.id,
        office: draft.office,
        headCount: draft.headCount,
        priority: draft.priority,
        notice: { version: notice.value?.version, acknowledged: acknowledged.value },
        attending: attending(),
      }),
    )
  }
  function attending() {
    const { photo, noPhoto, noPhotoNote, petitionerPresent, language, languageNote, needs, needsNote } = draft
    const representatives = draft.representatives.map((one) => ({ ...one, number: one.document === 'NONE' ? null : one.number, powerOfAttorney: one.powerOfAttorney?.id ?? null }))
    return { photo, noPhoto: noPhoto || null, noPhotoNote, petitionerPresent, representatives, language: language || null, languageNote, needs, needsNote }
  }

  /** Whether somebody is half checked in. */
  const begun = computed(() => [draft.name, draft.idNumber, draft.title, draft.text].some((typed) => typed.trim()) || draft.registered !== null)

  function another() {
    clear()
    found.value = null
    acknowledged.value = false
  }
  return { draft, found, receiving, notice, choices, categories, acknowledged, missing, busy, refusal, begun, register, goOn, arrive, checkIn, another }
}
