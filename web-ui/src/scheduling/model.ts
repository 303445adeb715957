import type { Named } from '../reception/model'

export type Stage = 'DRAFT' | 'SUBMITTED' | 'UNDER_REVIEW' | 'RETURNED' | 'LAPSED' | 'REJECTED' | 'APPROVED' | 'SCHEDULED' | 'NO_SHOW' | 'OFFICIAL_ABSENT' | 'DEFERRED' | 'CANCELLED' | 'FULFILLED'
export const RELATIONS = ['FAMILY', 'LAWYER', 'COMMUNITY', 'OTHER'] as const
export type Relation = (typeof RELATIONS)[number]
export interface WantedTime {
  day: string
  half: 'MORNING' | 'AFTERNOON'
}
export interface Held {
  official: Named
  coOfficial: Named | null
  desk: Named
  /** The office in whose line the petitioner waits. */
  line: Named
  interpreter: Named | null
  starts: string
  ends: string
}
export interface Appointment {
  id: string
  revision: number
  stage: Stage
  askedBy: 'PETITIONER' | 'CLERK' | 'INVITED' | 'GOING_DOWN'
  /** The number is null until the case is registered. */
  petitionCase: { id: string; number: string | null; title: string } | null
  petitioner: string | null
  from: Named
  terminal: Named
  office: Named
  reviewer: Named
  jointWith: Named | null
  /** how far the reception together with that office has come */
  joint: 'PROPOSED' | 'INVITED' | 'JOINED' | 'DECLINED' | null
  official: Named | null
  needs: { headCount: number; language: string; help: string; wanted: WantedTime[]; representative: { name: string; relation: Relation } | null }
  slot: Held | null
  priority: boolean
  overdue: boolean
  moved: boolean
  declined: boolean
  missed: number
  arrivedAt: string | null
}
export interface Duty {
  day: string
  desk: Named
  official: Named
  receiving: Named | null
  starts: string
  ends: string
  slotMinutes: number
}
export interface Day {
  day: string
  working: boolean
  name: string
  announced: boolean
}
export interface Calendar {
  days: Day[]
  duties: Duty[]
  held: Appointment[]
  open: Appointment[]
}
export interface Candidates {
  coOfficials: Named[]
  terminals: Named[]
  interpreters: Named[]
}
export interface Clash {
  what: 'OFFICIAL' | 'CO_OFFICIAL' | 'DESK' | 'TERMINAL' | 'INTERPRETER'
  why: 'BOOKED' | 'AWAY' | 'NOT_ON_DUTY' | 'RECUSED' | 'NEEDED'
  name: string
  with: string | null
  starts: string | null
  ends: string | null
}

/** Who receives where on a day: a column of the calendar. Without an official it is a day on which nobody does. */
export interface Lane {
  key: string
  day: string
  official: Named | null
  desk: Named | null
  /** By the roster; not when somebody stands in. */
  instead: Named | null
  duties: Duty[]
}
/** Where an appointment is being put: minutes of the day in Beijing. */
export interface Place {
  lane: string
  from: number
  minutes: number
}

export const FIRST_MINUTE = 8 * 60
export const LAST_MINUTE = 18 * 60
const USUAL_MINUTES = 30

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

export const dayOf = (instant: string): string => date.format(new Date(instant))

export function minutesOf(instant: string): number {
  const [hours = 0, minutes = 0] = clock.format(new Date(instant)).split(':').map(Number)
  return hours * 60 + minutes
}

/** `09:05` of 545. */
export const hour = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** China has one time zone and no summer time. */
export const instantOf = (day: string, minutes: number): string => new Date(`${day}T${hour(minutes)}:00+08:00`).toISOString()

export function addDays(day: string, count: number): string {
  const then = new Date(`${day}T00:00:00Z`)
  then.setUTCDate(then.getUTCDate() + count)
  return then.toISOString().slice(0, 10)
}

/** The Monday of its week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

const laneKey = (day: string, desk: string, official: string) => `${day} ${desk} ${official}`

/** The columns of these days, in the order of days and desks; a day without a duty has one empty column. */
export function lanes(calendar: Calendar): Lane[] {
  const found = new Map<string, Lane>()
  for (const duty of calendar.duties) {
    const official = duty.receiving ?? duty.official
    const key = laneKey(duty.day, duty.desk.id, official.id)
    const lane = found.get(key) ?? { key, day: duty.day, official: duty.receiving, desk: duty.desk, instead: official.id === duty.official.id ? null : duty.official, duties: [] }
    found.set(key, { ...lane, duties: [...lane.duties, duty] })
  }
  for (const { slot } of calendar.held) {
    if (!slot) continue
    const day = dayOf(slot.starts)
    const key = laneKey(day, slot.desk.id, slot.official.id)
    if (!found.has(key)) found.set(key, { key, day, official: slot.official, desk: slot.desk, instead: null, duties: [] })
  }
  const all = [...found.values()]
  return calendar.days.flatMap(({ day }) => {
    const own = all.filter((lane) => lane.day === day).sort((a, b) => (a.desk?.name ?? '').localeCompare(b.desk?.name ?? '', 'zh'))
    return own.length ? own : [{ key: day, day, official: null, desk: null, instead: null, duties: [] }]
  })
}

export const heldIn = (lane: Lane, held: Appointment[]): Appointment[] =>
  held.filter(({ slot }) => slot && dayOf(slot.starts) === lane.day && slot.desk.id === lane.desk?.id && slot.official.id === lane.official?.id)

/** How long an appointment in this column is planned for. */
export const lengthIn = (lane: Lane): number => lane.duties[0]?.slotMinutes ?? USUAL_MINUTES

/** The slot of the column into which a minute falls, kept within the day that is shown. */
export function snapped(lane: Lane, minute: number): Place {
  const minutes = lengthIn(lane)
  const duty = lane.duties.find((one) => minutesOf(one.starts) <= minute && minute < minutesOf(one.ends)) ?? lane.duties[0]
  const base = duty ? minutesOf(duty.starts) : FIRST_MINUTE
  const from = base + Math.floor((minute - base) / minutes) * minutes
  return { lane: lane.key, from: Math.min(Math.max(from, FIRST_MINUTE), LAST_MINUTE - minutes), minutes }
}

/** The first place of these columns that is on duty and not held; else the first of all. */
export function firstFree(all: Lane[], held: Appointment[], now: string): Place | null {
  for (const lane of all) {
    const taken = heldIn(lane, held)
    for (const duty of lane.official ? lane.duties : []) {
      for (let from = minutesOf(duty.starts); from + duty.slotMinutes <= minutesOf(duty.ends); from += duty.slotMinutes) {
        const starts = instantOf(lane.day, from)
        const ends = instantOf(lane.day, from + duty.slotMinutes)
        const free = taken.every(({ slot }) => !slot || Date.parse(slot.ends) <= Date.parse(starts) || Date.parse(slot.starts) >= Date.parse(ends))
        if (free && starts > now) return { lane: lane.key, from, minutes: duty.slotMinutes }
      }
    }
  }
  const usable = all.find((lane) => lane.official)
  return usable ? snapped(usable, FIRST_MINUTE) : null
}

/** One step with the arrow keys: up and down in time, left and right to the next column where somebody receives. */
export function stepped(all: Lane[], place: Place, key: string): Place {
  const usable = all.filter((lane) => lane.official)
  const at = usable.findIndex((lane) => lane.key === place.lane)
  const lane = usable[at]
  if (!lane) return place
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const from = place.from + (key === 'ArrowUp' ? -place.minutes : place.minutes)
    return { ...place, from: Math.min(Math.max(from, FIRST_MINUTE), LAST_MINUTE - place.minutes) }
  }
  const next = usable[at + (key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0)]
  return next ? snapped(next, place.from) : place
}

/** Without the official of the other office there is no time. */
export const needsOther = (one: Appointment): boolean => one.joint === 'PROPOSED' || one.joint === 'JOINED'

/** What still needs a time; who did not come twice gets none. */
export const waiting = (open: Appointment[], office: string): Appointment[] =>
  open.filter(
    (one) => one.office.id === office && (one.stage === 'APPROVED' || one.stage === 'DEFERRED' || one.stage === 'OFFICIAL_ABSENT' || (one.stage === 'NO_SHOW' && one.missed < 2)),
  )
