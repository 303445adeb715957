import type { Relation as Known } from '../reception/check-in-sheet'
import type { Choice } from '../reception/model'
import type { Appointment, Relation } from '../scheduling/model'
import { type Choices, emptyRepresentative } from './check-in'
import type { Draft } from './use-draft'

const RELATION_OF: Record<Relation, Known> = { FAMILY: 'FAMILY', LAWYER: 'AGENT', COMMUNITY: 'AGENT', OTHER: 'OTHER' }

/** A language that was typed when the time was booked, as it is chosen at the terminal. */
function language(typed: string, choices: Choice[]): Partial<Draft> {
  if (!typed) return {}
  const known = choices.find((one) => one.code !== 'OTHER' && (typed === one.zh || typed.toLowerCase() === one.en.toLowerCase()))
  return known ? { language: known.code } : { language: 'OTHER', languageNote: typed }
}

/** What an appointment knows of the visit. */
export function toldBefore({ petitioner, slot, needs }: Appointment, choices: Choices): Partial<Draft> {
  const { headCount, help, representative } = needs
  return {
    name: petitioner ?? '',
    office: slot?.line.id ?? '',
    headCount,
    ...language(needs.language.trim(), choices.languages),
    ...(help.trim() ? { needs: ['OTHER'], needsNote: help.trim() } : {}),
    ...(representative ? { petitionerPresent: false, representatives: [{ ...emptyRepresentative(), name: representative.name, relation: RELATION_OF[representative.relation] }] } : {}),
  }
}
