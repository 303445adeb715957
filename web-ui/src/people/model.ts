import type { Role } from '../identity/use-me'
import type { Named } from '../reception/model'

export type PersonState = 'ENABLED' | 'START_PASSWORD' | 'DISABLED'
export type Running = 'FUTURE' | 'RUNNING' | 'OVER'
export type LeaveKind = 'ANNUAL' | 'SICK' | 'TRAVEL' | 'TRAINING' | 'OTHER'

export interface PersonRow {
  id: string
  login: string
  name: string
  office: Named
  state: PersonState
  duties: { role: Role; office: Named; running: boolean }[]
}
export interface PersonBrief {
  id: string
  login: string
  name: string
  office: Named
}
export interface Duty {
  id: string
  role: Role
  office: Named
  from: string
  to: string | null
  state: Running
  assignedAt: string
  assignedBy: string | null
  reason: string
  endedAt: string | null
  endedBy: string | null
  endReason: string
  mayEnd: boolean
}
export interface Substitute {
  id: string
  role: Role
  office: Named
  person: Named
  from: string
  to: string
  state: Running
  mayEnd: boolean
}
export interface Leave {
  id: string
  kind: LeaveKind
  from: string
  to: string
  state: Running
  mayEnd: boolean
  substitutes: Substitute[]
}
export interface Sheet {
  id: string
  login: string
  name: string
  office: Named
  state: PersonState
  disabledReason: string
  createdAt: string
  duties: Duty[]
  leaves: Leave[]
  actsFor: Substitute[]
  may: { manage: boolean; appoint: boolean; resetFactors: boolean }
}

export const ROLES: Role[] = ['CLERK', 'OFFICIAL', 'OFFICE', 'HANDLER', 'HEAD', 'INTERPRETER', 'SUPERVISOR', 'TECHNICIAN', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR']
export const ADMINISTRATORS: Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR']
export const STATES: PersonState[] = ['ENABLED', 'START_PASSWORD', 'DISABLED']
export const LEAVE_KINDS: LeaveKind[] = ['ANNUAL', 'SICK', 'TRAVEL', 'TRAINING', 'OTHER']

/** Administrators of an office are appointed from above it. */
export function rolesFor(office: string | null, ownOffices: string[]): Role[] {
  return office && ownOffices.includes(office) ? ROLES.filter((role) => !ADMINISTRATORS.includes(role)) : ROLES
}

/** The day it is in Beijing, as `2026-11-26`. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
}

const DAY_MILLIS = 86_400_000
const YEARS_BACK = 3
const YEARS_AHEAD = 1

/** Where a duty lies between three years ago and a year from now, in percent; nothing of one that lies outside. */
export function bar(from: string, to: string | null, day: string): { left: number; width: number } {
  const begin = Date.parse(day) - YEARS_BACK * 365 * DAY_MILLIS
  const length = (YEARS_BACK + YEARS_AHEAD) * 365 * DAY_MILLIS
  const part = (millis: number) => Math.min(100, Math.max(0, ((millis - begin) / length) * 100))
  const left = part(Date.parse(from))
  const right = to === null ? 100 : part(Date.parse(to) + DAY_MILLIS)
  return { left, width: Math.max(0, right - left) }
}

/** Where today is in {@link bar}. */
export const TODAY_AT = (YEARS_BACK / (YEARS_BACK + YEARS_AHEAD)) * 100

/** The query of the list; what is empty is left out. */
export function query(filter: Record<string, string | null>): string {
  return new URLSearchParams(Object.entries(filter).filter((one): one is [string, string] => !!one[1])).toString()
}
