import type { Named } from '../reception/model'

export type Tier = 'NATIONAL' | 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWNSHIP'
export type OfficeNamed = Named & { tier: Tier }
export interface OfficeLine {
  id: string
  divisionCode: string
  name: string
  tier: Tier
  parent: string | null
  longitude: number | null
  latitude: number | null
  closed: boolean
  hasChildren: boolean
}
export interface Office {
  id: string
  divisionCode: string
  name: string
  tier: Tier
  above: OfficeNamed[]
  longitude: number | null
  latitude: number | null
  openedOn: string | null
  closedOn: string | null
  since: string | null
  successor: OfficeNamed | null
  absorbed: OfficeNamed[]
  revision: number
  offices: number
  units: number
  terminals: Named[]
  desks: Named[]
  administered: boolean
}
export interface Past {
  name: string
  divisionCode: string
  parent: OfficeNamed | null
  from: string | null
  until: string
  endedBy: 'RENAMED' | 'MOVED' | 'MERGED' | 'CLOSED'
}
export const UNIT_KINDS = ['GOVERNMENT', 'PARTY', 'LEGISLATURE', 'COURT', 'PROCURATORATE', 'INSTITUTION', 'ENTERPRISE', 'OTHER'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
export interface UnitLine {
  id: string
  name: string
  kind: UnitKind
  office: Named
  competences: string[]
  contacts: number
  closed: boolean
}
export interface Contact {
  name: string
  telephone: string
  from: string | null
  until: string | null
}
export interface Unit {
  id: string
  name: string
  kind: UnitKind
  parent: string | null
  competences: string[]
  contacts: Contact[]
  closed: boolean
  revision: number
}
export type Outcome = 'NEW' | 'CHANGED' | 'UNCHANGED' | 'ERROR'
export interface Preview {
  id: string
  kind: 'TOWNSHIPS' | 'UNITS'
  uploadedAt: string
  confirmedAt: string | null
  rows: Record<Outcome, number>
}
export interface ImportPage {
  preview: Preview
  columns: { key: string; head: string; required: boolean; example: string }[]
  rows: { number: number; outcome: Outcome; cells: Record<string, string>; faults: { column: string; what: string }[] }[]
  next: number | null
}

const TIERS: Tier[] = ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP']

/** The tiers that may hang below this one, the next one first. */
export const tiersBelow = (tier: Tier): Tier[] => TIERS.slice(TIERS.indexOf(tier) + 1)

export const codeLength = (tier: Tier): number => (tier === 'TOWNSHIP' ? 9 : 6)

/** What is typed into a field of degrees, or nothing. */
export const degrees = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed))

/** 08:30 of 08:30:00 */
export const hour = (time: string | null): string => (time ?? '').slice(0, 5)

/** 08:30, or nothing */
export const isHour = (typed: string): boolean => /^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/.test(typed)

/** How many rows an import would do something with. */
export const worth = (rows: Record<Outcome, number>): number => rows.NEW + rows.CHANGED

/** Those that have a point, at places of a picture: north above, a degree of longitude as short as it is in the middle. */
export function placed(offices: OfficeLine[], width: number, height: number): { office: OfficeLine; x: number; y: number }[] {
  const known = offices.flatMap((office) => (office.longitude === null || office.latitude === null ? [] : [{ office, lon: office.longitude, lat: office.latitude }]))
  const middle = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2
  const [lon, lat] = [middle(known.map((one) => one.lon)), middle(known.map((one) => one.lat))]
  const shorter = Math.cos((lat * Math.PI) / 180)
  const flat = known.map((one) => ({ office: one.office, east: (one.lon - lon) * shorter, north: one.lat - lat }))
  const reach = (all: number[]) => Math.max(0.1, ...all.map(Math.abs))
  // Names stand to the right of their points and need room.
  const scale = Math.min((width / 2 - 110) / reach(flat.map((one) => one.east)), (height / 2 - 24) / reach(flat.map((one) => one.north)))
  return flat.map((one) => ({ office: one.office, x: width / 2 - 40 + one.east * scale, y: height / 2 - one.north * scale }))
}
