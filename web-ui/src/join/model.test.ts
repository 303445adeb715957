import { describe, expect, it } from 'vitest'
import type { OwnInvitation } from '../conference/model'
import { endOf, nameGiven, phaseOf, type Standing } from './model'

const standing: Standing = { link: 'x', refusal: null, end: null, known: true, own: { joined: false } as OwnInvitation, here: false, kept: false }

describe('the page of a telephone', () => {
  it('tells what it is about', () => {
    expect(phaseOf(standing)).toBe('called')
    expect(phaseOf({ ...standing, own: null, known: false })).toBe('opening')
    expect(phaseOf({ ...standing, link: null })).toBe('no-link')
    expect(phaseOf({ ...standing, refusal: 'identity.link-dead' })).toBe('dead')
    expect(phaseOf({ ...standing, refusal: 'identity.link-used' })).toBe('used')
    expect(phaseOf({ ...standing, refusal: 'page.no-answer' })).toBe('trouble')
    expect(phaseOf({ ...standing, own: { joined: true } as OwnInvitation })).toBe('elsewhere')
    expect(phaseOf({ ...standing, own: { joined: true } as OwnInvitation, kept: true })).toBe('opening')
    expect(phaseOf({ ...standing, own: null })).toBe('dead')
  })
  it('goes on with the seat it holds, and stays ended once it ended', () => {
    expect(phaseOf({ ...standing, here: true, refusal: 'page.no-answer' })).toBe('talk')
    expect(phaseOf({ ...standing, here: true, end: 'REMOVED' })).toBe('ended')
  })
  it('knows no ends but those it has words for', () => {
    expect(endOf('REMOVED')).toBe('REMOVED')
    expect(endOf('WHATEVER')).toBe('GONE')
  })
  it('records a name that is not the one the unit gave', () => {
    expect(nameGiven(' 王五 ', '张三')).toBe('王五')
    expect(nameGiven('张三', '张三')).toBeNull()
    expect(nameGiven('  ', '张三')).toBeNull()
  })
})
