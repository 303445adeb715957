import type { LocationQuery } from 'vue-router'
import type { Named, Stage } from '../reception/model'

export const CONDITIONS = ['SEALED', 'GAPS', 'HELD', 'MISSING', 'DESTROYED'] as const
export const TIERS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP'] as const

/** What is looked for, as the address of the page has it; an empty text does not matter. */
export interface Sought {
  words: string
  caseNumber: string
  official: string
  office: string
  tier: string
  from: string
  until: string
  outcome: string
  recording: string
}
const NAMES = ['words', 'caseNumber', 'official', 'office', 'tier', 'from', 'until', 'outcome', 'recording'] as const

export interface FoundLine { id: string; kind: string; words: string; second: number | null }
export interface FoundReception {
  id: string
  case: { id: string; number: string; title: string }
  petitioner: { name: string }
  terminal: Named
  office: Named
  official: Named | null
  stage: Stage
  checkedInAt: string
  talkFrom: string | null
  outcomes: string[]
  recording: { id: string; stage: string; durationMillis: number | null; destroyedAt: string | null; gaps: number; held: boolean } | null
  missing: boolean
  lines: FoundLine[]
  moreLines: number
}
export interface FoundPage { receptions: FoundReception[]; total: number | null; more: boolean; next: string | null }

export const nothing = (): Sought => ({ words: '', caseNumber: '', official: '', office: '', tier: '', from: '', until: '', outcome: '', recording: '' })

export function soughtIn(query: LocationQuery): Sought {
  const sought = nothing()
  for (const name of NAMES) {
    const value = query[name]
    if (typeof value === 'string') sought[name] = value
  }
  return sought
}

/** What was filled in, for an address and for a question. */
export function filled(sought: Sought): Partial<Sought> {
  const found: Partial<Sought> = {}
  for (const name of NAMES) if (sought[name].trim()) found[name] = sought[name].trim()
  return found
}

export interface Piece { text: string; isHit: boolean }

/** Where the words are in a line, compared as the server does: wide and narrow forms, large and small letters are the same. */
export function pieces(text: string, words: string): Piece[] {
  const letters = Array.from(text)
  const plain: string[] = []
  const from: number[] = []
  letters.forEach((letter, place) => {
    for (const one of Array.from(letter.normalize('NFKC').toLowerCase())) {
      plain.push(one)
      from.push(place)
    }
  })
  const hits = new Set<number>()
  for (const word of words.normalize('NFKC').toLowerCase().split(/\s+/)) {
    const wanted = Array.from(word)
    for (let start = 0; wanted.length && start + wanted.length <= plain.length; start++)
      if (wanted.every((letter, i) => plain[start + i] === letter)) wanted.forEach((_, i) => hits.add(from[start + i] ?? 0))
  }
  const found: Piece[] = []
  letters.forEach((letter, place) => {
    const isHit = hits.has(place)
    const last = found[found.length - 1]
    if (last && last.isHit === isHit) last.text += letter
    else found.push({ text: letter, isHit })
  })
  return found
}

const EXCERPT = 160
const BEFORE = 40

/** Of a long line what is around the first hit. */
export function excerpt(text: string, words: string): Piece[] {
  const letters = Array.from(text)
  if (letters.length <= EXCERPT) return pieces(text, words)
  const start = pieces(text, words)[0]
  const first = start && !start.isHit ? Array.from(start.text).length : 0
  const from = Math.max(0, Math.min(first - BEFORE, letters.length - EXCERPT))
  const part = letters.slice(from, from + EXCERPT).join('')
  return pieces(`${from > 0 ? '…' : ''}${part}${from + EXCERPT < letters.length ? '…' : ''}`, words)
}

export const isPlayable = (one: FoundReception): boolean => one.recording?.stage === 'ARCHIVED' && !one.recording.destroyedAt
