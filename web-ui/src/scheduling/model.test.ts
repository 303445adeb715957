import { describe, expect, it } from 'vitest'
import { addDays, type Appointment, type Calendar, dayOf, type Duty, firstFree, hour, instantOf, type Lane, lanes, minutesOf, mondayOf, snapped, stepped, waiting } from './model'

const day = '2026-12-07'
const official = { id: 'o', name: '李主任' }
const desk = { id: 'd', name: '1 号席' }
const duty = (more: Partial<Duty> = {}): Duty => ({ day, desk, official, receiving: official, starts: instantOf(day, 540), ends: instantOf(day, 660), slotMinutes: 40, ...more })
const held = (from: number, to: number): Appointment =>
  ({ id: `${from}`, slot: { official, desk, coOfficial: null, interpreter: null, starts: instantOf(day, from), ends: instantOf(day, to) } }) as Appointment
const calendar = (duties: Duty[], taken: Appointment[] = []): Calendar => ({
  days: [day, '2026-12-08'].map((one) => ({ day: one, working: true, name: '', announced: true })),
  duties,
  held: taken,
  open: [],
})
const only = (all: Lane[]): Lane => all[0]!

describe('the time of an office', () => {
  it('is that of Beijing wherever the PC is', () => {
    expect(instantOf(day, 545)).toBe('2026-12-07T01:05:00.000Z')
    expect(minutesOf('2026-12-06T16:30:00Z')).toBe(30)
    expect(dayOf('2026-12-06T16:30:00Z')).toBe(day)
    expect(hour(545)).toBe('09:05')
  })
  it('has weeks that begin on Monday', () => {
    expect(mondayOf('2026-12-07')).toBe('2026-12-07')
    expect(mondayOf('2026-12-13')).toBe('2026-12-07')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})

describe('the columns', () => {
  it('are one for each official at a desk, and an empty one for a day without', () => {
    const all = lanes(calendar([duty(), duty({ starts: instantOf(day, 840), ends: instantOf(day, 960) })]))
    expect(all.map((lane) => [lane.day, lane.official?.name, lane.duties.length])).toEqual([
      [day, '李主任', 2],
      ['2026-12-08', undefined, 0],
    ])
  })
  it('name the substitute, and nobody when nobody stands in', () => {
    const deputy = { id: 'p', name: '王副主任' }
    expect(only(lanes(calendar([duty({ receiving: deputy })])))).toMatchObject({ official: deputy, instead: official })
    expect(only(lanes(calendar([duty({ receiving: null })])))).toMatchObject({ official: null, instead: null })
  })
  it('show what is held outside the roster too', () => {
    expect(only(lanes(calendar([], [held(1200, 1230)])))).toMatchObject({ official, desk, duties: [] })
  })
})

describe('a place', () => {
  const lane = only(lanes(calendar([duty()])))
  it('falls into the slots of the duty', () => {
    expect(snapped(lane, 585)).toEqual({ lane: lane.key, from: 580, minutes: 40 })
    expect(snapped(lane, 0).from).toBe(480)
    expect(snapped(lane, 5000).from).toBe(1040)
  })
  it('that is free first is behind what is held and not past', () => {
    expect(firstFree([lane], [held(540, 580)], '2026-01-01')).toMatchObject({ from: 580 })
    expect(firstFree([lane], [], instantOf(day, 600))).toMatchObject({ from: 620 })
    expect(firstFree([], [], '')).toBeNull()
  })
  it('moves with the arrow keys and stays where somebody receives', () => {
    const other = { ...lane, key: 'other', day: '2026-12-08' }
    const empty = { ...lane, key: 'empty', official: null }
    const all = [lane, empty, other]
    const place = { lane: lane.key, from: 540, minutes: 40 }
    expect(stepped(all, place, 'ArrowDown').from).toBe(580)
    expect(stepped(all, { ...place, from: 480 }, 'ArrowUp').from).toBe(480)
    expect(stepped(all, place, 'ArrowRight').lane).toBe('other')
    expect(stepped(all, place, 'ArrowLeft')).toEqual(place)
  })
})

describe('the list', () => {
  const one = (stage: string, missed = 0, office = 'own') => ({ stage, missed, office: { id: office, name: '' } }) as Appointment
  it('holds what needs a time, and nobody who did not come twice', () => {
    const open = [one('APPROVED'), one('DEFERRED'), one('OFFICIAL_ABSENT'), one('NO_SHOW', 1), one('NO_SHOW', 2), one('SUBMITTED'), one('SCHEDULED'), one('APPROVED', 0, 'other')]
    expect(waiting(open, 'own').map(({ stage }) => stage)).toEqual(['APPROVED', 'DEFERRED', 'OFFICIAL_ABSENT', 'NO_SHOW'])
  })
})
