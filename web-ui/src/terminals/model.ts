import type { Named } from '../reception/model'

export type TerminalStage = 'NOT_YET' | 'IN_TEST' | 'COMMISSIONED'
export type Presence = 'ONLINE' | 'AWAY' | 'OFFLINE'
export type Outcome = 'GOOD' | 'FAIR' | 'FAILED' | 'NOT_TESTED'
export type Occasion = 'MORNING' | 'ON_DEMAND' | 'COMMISSIONING'
export type Step = 'ENROL' | 'CONFIRM_DEVICES' | 'SELF_TEST' | 'SIGN' | 'DONE'
export const STEPS: Step[] = ['ENROL', 'CONFIRM_DEVICES', 'SELF_TEST', 'SIGN', 'DONE']

export interface Measured {
  check: string
  tested: boolean
  reason: string
  measures: Record<string, number>
}
export interface Check {
  check: string
  outcome: Outcome
  reason: string
  measures: Record<string, number>
  weight: number
  mandatory: boolean
}
export interface SelfTest {
  id: string
  occasion: Occasion
  at: string
  person: string
  device: string | null
  score: number
  passed: boolean
  checks: Check[]
}
export type DeviceKind = 'CAMERA' | 'MICROPHONE' | 'SPEAKER' | 'PRINTER'
export type DeviceUse = DeviceKind | 'DOCUMENT_CAMERA' | 'NONE'
export interface DeviceShown {
  kind: DeviceKind
  label: string
  key: string
  use: DeviceUse
}
export interface Profile {
  seen: DeviceShown[]
  seenAt: string
  confirmed: DeviceShown[] | null
  confirmedAt: string | null
  confirmedBy: string | null
}
export interface Enrolled {
  device: string
  stage: 'ACTIVE' | 'DISPLACED' | 'REVOKED'
  label: string
  enrolledAt: string
  keySince: string
  endedAt: string | null
}
export interface CommissioningState {
  step: Step
  clerk: string | null
  technician: string | null
}
export interface SignedReport {
  completedAt: string
  report: string
  hash: string
  signature: string
  intact: boolean
}
/** What is written in a signed report. */
export interface Report {
  at: string
  name: string
  office: string
  divisionCode: string
  machine: { device: string; label: string; key: string; enrolledAt: string }
  devices: DeviceShown[]
  test: SelfTest
  clerk: Named | null
  technician: Named | null
}
export interface Condition {
  terminal: Named
  office: Named
  stage: TerminalStage
  device: Enrolled | null
  profile: Profile | null
  test: SelfTest | null
  testDue: boolean
  commissioning: CommissioningState
  report: SignedReport | null
  people: Record<string, string>
}
export interface Task {
  id: string
  kind: 'SELF_TEST_FAILED' | 'SELF_TEST_MISSED' | 'DEVICES_CHANGED'
  facts: { failed?: string[]; score?: number; gone?: DeviceShown[]; new?: DeviceShown[] }
  openedAt: string
  closedAt: string | null
  closedBy: string | null
  note: string | null
}
export interface Sheet {
  terminal: Named
  office: Named
  closed: boolean
  stage: TerminalStage
  devices: Enrolled[]
  profile: Profile | null
  tests: SelfTest[]
  tasks: Task[]
  events: { at: string; kind: string; person: string | null; facts: Record<string, unknown> }[]
  commissioning: CommissioningState
  report: SignedReport | null
  people: Record<string, string>
}
export interface FleetRow {
  id: string
  name: string
  office: string
  officeName: string
  stage: TerminalStage
  presence: Presence
  seenAt: string | null
  score: number | null
  passed: boolean | null
  testedAt: string | null
  enrolled: boolean
  tasks: number
}
export interface Counts {
  total: number
  commissioned: number
  inTest: number
  online: number
  failing: number
  tasks: number
}
export interface Sum {
  office: string
  name: string
  tier: string
  total: number
  commissioned: number
  online: number
  failing: number
  longitude: number | null
  latitude: number | null
}

/** By which way a browser would go to this relay. */
export function wayOf(url: string): 'RELAY_UDP' | 'RELAY_TCP' | 'RELAY_TLS' {
  if (url.startsWith('turns:')) return 'RELAY_TLS'
  return /[?&]transport=tcp/.test(url) ? 'RELAY_TCP' : 'RELAY_UDP'
}

/** Where places lie on a picture of this size; the north is at the top. */
export function spread(places: Sum[], width: number, height: number): { place: Sum; x: number; y: number }[] {
  const known = places.filter((place) => place.longitude !== null && place.latitude !== null)
  const east = known.map((place) => place.longitude as number)
  const north = known.map((place) => place.latitude as number)
  const [left, right, bottom, top] = [Math.min(...east), Math.max(...east), Math.min(...north), Math.max(...north)]
  const margin = 24
  // A degree to the east is shorter than one to the north; at 30° it is 0.87 of it.
  const scale = Math.min((width - 2 * margin) / Math.max(0.01, (right - left) * 0.87), (height - 2 * margin) / Math.max(0.01, top - bottom))
  return known.map((place) => ({
    place,
    x: margin + ((place.longitude as number) - left) * 0.87 * scale,
    y: margin + (top - (place.latitude as number)) * scale,
  }))
}

// The first that is found: all of them call themselves Safari, and most Chrome.
const BROWSERS: [RegExp, string][] = [[/Edg\/(\d+)/, 'Edge'], [/Firefox\/(\d+)/, 'Firefox'], [/Chrome\/(\d+)/, 'Chrome'], [/Version\/(\d+).*Safari/, 'Safari']]
const SYSTEMS: [string, string][] = [['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']]

/** A browser in the words people know it by, for what it says of itself. */
export function machine(agent: string): string {
  const browser = BROWSERS.map(([sign, name]) => (sign.test(agent) ? `${name} ${agent.match(sign)?.[1]}` : '')).find((one) => one)
  const system = SYSTEMS.find(([sign]) => agent.includes(sign))?.[1]
  return browser && system ? `${browser} · ${system}` : agent
}
