import { describe, expect, it } from 'vitest'
import { hoursOf, isHeld, isPrivate, newsOf, picturesFor, placeOf, sender, signersOf, type Closed, type Conference, type Guest, type OwnInvitation, type Ringing } from './model'

const NOW = Date.parse('2026-11-30T02:00:00Z')
const closed = (invitation: string, at: string, outcome: Closed['outcome'] = 'UNANSWERED'): Closed => ({
  invitation, kind: 'UNIT', office: { id: 'o', name: '住建局' }, unit: null, relation: null, outcome, at, until: at, tried: [{ person: { id: 'p', name: '张三' }, outcome: 'UNANSWERED', note: '' }],
})
const conference = (caucus: Conference['caucus'], ...calls: Closed[]): Conference => ({ revision: 1, reception: 'r', caucus, caucusSince: null, guests: [], shown: [], ringing: [], closed: calls })

describe('a conference', () => {
  it('is private from the moment it is asked for until the media let go', () => {
    expect((['NONE', 'BEGINNING', 'ON', 'ENDING'] as const).map((one) => isPrivate(conference(one)))).toEqual([false, true, true, true])
    expect(isPrivate(null)).toBe(false)
  })
  it('keeps from whoever was called in what the petitioner shows while it is private', () => {
    const picture = (side: 'DESK' | 'TERMINAL') => ({ side, seat: side === 'DESK' ? 'screen' : 'camera', person: { id: 'p', name: '张三' }, since: '' }) as const
    const of = (caucus: Conference['caucus']) => picturesFor({ ...conference(caucus), shown: [picture('DESK'), picture('TERMINAL')] }).map((one) => one.seat)
    expect(of('NONE')).toEqual(['screen', 'camera'])
    expect(of('ON')).toEqual(['screen'])
    expect(picturesFor(null)).toEqual([])
  })
  it('tells of calls to which nobody came, not for long, and not of those that were taken back or put away', () => {
    const held = conference('NONE', closed('new', '2026-11-30T01:59:20Z'), closed('old', '2026-11-30T01:50:00Z'), closed('taken-back', '2026-11-30T01:59:20Z', 'CANCELLED'), closed('seen', '2026-11-30T01:59:20Z'))
    expect(newsOf(held, new Set(['seen']), NOW).map((one) => one.invitation)).toEqual(['new'])
    const long = { ...closed('long', '2026-11-30T01:50:00Z'), until: '2026-11-30T01:59:20Z' }
    expect(newsOf(conference('NONE', long), new Set(), NOW)).toEqual([long])
    expect(newsOf(null, new Set(), NOW)).toEqual([])
  })
  it('gives those whose hands are read a place of their own when the petitioner signs, and only then', () => {
    const guests = (['UNIT', 'INTERPRETER', 'CO_OFFICIAL'] as const).map((kind) => ({ kind, invitation: kind }) as Guest)
    const speaks = (code: string) => ({ language: [{ code, zh: '', en: '' }] })
    expect(signersOf(guests, speaks('SIGN')).map((one) => one.invitation)).toEqual(['INTERPRETER'])
    expect(signersOf(guests, speaks('YI'))).toEqual([])
    expect(signersOf(guests, { language: [] })).toEqual([])
  })
  it('says for which unit somebody comes, or for which office', () => {
    const office = { id: 'o', name: '市信访局' }
    const t = (key: string) => key
    expect(sender({ office, unit: null, relation: null }, t)).toBe('市信访局')
    expect(sender({ office, unit: { id: 'u', name: '水务局' }, relation: null }, t)).toBe('水务局')
    expect(sender({ office, unit: null, relation: 'AGENT' }, t)).toBe('relation.AGENT')
  })
  it('knows where a representative is who did not come in', () => {
    const held: Conference = { ...conference('NONE'), guests: [{ representative: 2 } as Guest], ringing: [{ representative: 3 } as Ringing] }
    expect([1, 2, 3].map((one) => placeOf(held, one))).toEqual(['elsewhere', 'joined', 'called'])
    expect(placeOf(null, 1)).toBe('elsewhere')
  })
  it('holds a representative, and nobody else who was called in, with the petitioner', () => {
    const own = (kind: OwnInvitation['kind'], caucus: Conference['caucus']) => isHeld({ kind, conference: conference(caucus) } as OwnInvitation)
    expect(own('REPRESENTATIVE', 'BEGINNING')).toBe(true)
    expect(own('REPRESENTATIVE', 'NONE')).toBe(false)
    expect(own('UNIT', 'ON')).toBe(false)
  })
  it('says when a contact is called', () => {
    expect(hoursOf({ from: '08:30:00', until: '17:00:00' })).toBe('08:30–17:00')
    expect(hoursOf({ from: null, until: null })).toBeNull()
  })
})
