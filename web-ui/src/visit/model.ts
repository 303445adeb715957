export interface Office {
  id: string
  name: string
  tier: string
}
export interface Branch {
  office: Office
  above: Office[]
  terminals: { id: string; name: string }[]
  below: (Office & { terminals: number })[]
}
export interface Category {
  code: string
  zh: string
  en: string
}
export interface ReceptionDay {
  day: string
  official: string
  receiving: string | null
  starts: string
  ends: string
  slots: number
  free: number
}
export interface Proposal {
  outcome: 'RECEIVE' | 'JOINT' | 'FORWARD' | 'ELSEWHERE' | 'INSTEAD'
  competent: Office | null
  receiving: Office[]
  basis: string
  instead: { zh: string; en: string } | null
}
export interface Notice {
  version: string
  paragraphs: { zh: string; en: string }[]
}
export type Half = 'MORNING' | 'AFTERNOON'
export interface WantedTime {
  day: string
  half: Half
}
export const RELATIONS = ['FAMILY', 'LAWYER', 'COMMUNITY', 'OTHER'] as const
export interface Needs {
  headCount: number
  language: string
  help: string
  wanted: WantedTime[]
  representative: { name: string; relation: (typeof RELATIONS)[number] } | null
}
export interface OwnStep {
  at: string
  kind: string
  office: string | null
  starts: string | null
  reason: string
}
export interface Own {
  stage: string
  title: string
  caseNumber: string | null
  office: string
  reviewer: string
  jointWith: string | null
  deadline: string | null
  overdue: boolean
  missed: number
  needs: Needs
  steps: OwnStep[]
  place: { starts: string; ends: string; office: string; terminal: string; above: string[]; official: string } | null
  cancelUntil: string | null
  mayCancel: boolean
  mayDecline: boolean
}

export const MOST_TIMES = 6
export const TITLE = { min: 2, max: 60 }
export const TEXT = { min: 10, max: 2000 }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The last sign of GB 11643 adds up, and there is a day of birth in it. */
export function isIdNumber(typed: string): boolean {
  const number = typed.replace(/\s/g, '').toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [number, number, number]
  const birth = new Date(Date.UTC(year, month - 1, day))
  if (year < 1850 || birth.getUTCMonth() !== month - 1 || birth.getUTCDate() !== day) return false
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(number[index]), 0)
  return '10X98765432'[sum % 11] === number[17]
}

export const isTelephone = (typed: string): boolean => /^\+?\d{7,15}$/.test(typed.replace(/[\s()（）-]/g, ''))

/** As the server counts: signs, not halves of them. */
export const lengthOf = (text: string): number => [...text.trim()].length

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
export const dayIn = (now: number, days: number): string => date.format(new Date(now + days * 86_400_000))

/** `whole`: what is free is of the whole day, because somebody receives from morning to afternoon. */
export type HalfDay = WantedTime & { free: number; whole: boolean; officials: string[] }

/** The half-days of an office's reception days, with what is free of them. */
export function halves(days: ReceptionDay[]): HalfDay[] {
  const found = new Map<string, HalfDay>()
  for (const one of days) {
    if (!one.receiving) continue
    const [starts, ends] = [clock.format(new Date(one.starts)), clock.format(new Date(one.ends))]
    for (const half of ['MORNING', 'AFTERNOON'] as const) {
      if (half === 'MORNING' ? starts >= '12:00' : ends <= '12:00') continue
      const key = `${one.day} ${half}`
      const known = found.get(key) ?? { day: one.day, half, free: 0, whole: false, officials: [] }
      found.set(key, { ...known, free: known.free + one.free, whole: known.whole || (starts < '12:00' && ends > '12:00'), officials: [...new Set([...known.officials, one.receiving])] })
    }
  }
  return [...found.values()].sort((a, b) => a.day.localeCompare(b.day) || (a.half === b.half ? 0 : a.half === 'MORNING' ? -1 : 1))
}

export const isSame = (a: WantedTime, b: WantedTime): boolean => a.day === b.day && a.half === b.half

/** How far a wish has come on its line of four: asked, reviewed, given a time, received. */
export function progress(own: Own): { at: number; stopped: boolean } {
  const at: Record<string, number> = { DRAFT: 0, SUBMITTED: 1, UNDER_REVIEW: 1, RETURNED: 1, LAPSED: 1, REJECTED: 1, APPROVED: 2, SCHEDULED: 3, NO_SHOW: 2, OFFICIAL_ABSENT: 2, DEFERRED: 2, FULFILLED: 4 }
  if (own.stage !== 'CANCELLED') return { at: at[own.stage] ?? 0, stopped: own.stage === 'REJECTED' || own.stage === 'LAPSED' }
  const had = (kind: string) => own.steps.some((step) => step.kind === kind)
  return { at: had('APPOINTMENT_SCHEDULED') ? 3 : had('APPOINTMENT_APPROVED') ? 2 : 1, stopped: true }
}

/** What of a wish's history a petitioner reads; that it was drafted is no news. */
export const told = (own: Own): OwnStep[] => own.steps.filter((step) => step.kind !== 'APPOINTMENT_DRAFTED')
