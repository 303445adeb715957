import { describe, expect, it } from 'vitest'
import { addressOf, tokenIn } from '../tickets/model'
import { type Call, callKey, piecesOf, shownOf, toSay } from './model'

const call = (id: string, since: string, recalls = 0): Call => ({ id, ticket: 1, terminal: { id: 't', name: '' }, office: { id: 'o', name: '' }, since, recalls })

describe('what is said', () => {
  it('is put together digit by digit', () => expect(piecesOf(203)).toEqual(['intro', '2', '0', '3', 'outro']))
  it('is each ring once, the older one first', () => {
    const older = call('a', '2026-11-28T01:00:00Z')
    const newer = call('b', '2026-11-28T01:00:05Z')
    expect(toSay([newer, older], new Set())).toEqual([older, newer])
    expect(toSay([newer, older], new Set([callKey(older)]))).toEqual([newer])
    expect(toSay([call('a', older.since, 1)], new Set([callKey(older)]))).toHaveLength(1)
  })
})
describe('a list', () => {
  it('tells of the rest in its last row', () => {
    expect(shownOf(4, 4)).toBe(4)
    expect(shownOf(9, 4)).toBe(3)
  })
})
describe('the token of a ticket', () => {
  it('is found in the address that is printed, and nothing else is', () => {
    const token = 'AAAAAAAAAAAAAAAAAAAA-_'
    expect(tokenIn(new URL(addressOf('https://here', token)).hash)).toBe(token)
    expect(tokenIn('#short')).toBeNull()
  })
})
