import { expect, it } from 'vitest'
import { marksOf, type Happened } from './marks'
import type { LineNote } from './model'

const from = Date.parse('2026-11-27T08:00:00Z')
const at = (seconds: number) => new Date(from + seconds * 1000).toISOString()
const named = (name: string) => ({ id: name, name })
const line = (seat: LineNote['seat'], seconds: number, more: Partial<LineNote> = {}): LineNote => ({
  seat, at: at(seconds), up: 'GOOD', down: 'GOOD', picture: 'FULL', upLossPercent: 0, downLossPercent: 0, rttMillis: 20, ...more,
})
const happened = {
  talkFrom: at(0),
  guests: [{ person: named('张三'), from: at(20), until: at(60) }, { person: named('李四'), from: at(90), until: null }],
  caucuses: [{ from: at(75), until: at(80) }, { from: at(95), until: null }],
  handOvers: [{ from: named('王莉'), official: named('赵敏'), office: named('省信访局'), at: at(70) }],
  commitments: [{ words: '周五前答复', at: at(50) }],
  documents: [{ number: 1, at: at(30) }, { number: 2, at: at(-5) }],
  lines: [line('terminal', 5), line('terminal', 10, { picture: 'STILLS' }), line('desk', 11, { up: 'LOST' }), line('terminal', 12, { up: 'LOST' }), line('terminal', 40), line('terminal', 45, { down: 'LOST' })],
} as unknown as Happened
const words = (key: string, values: Record<string, unknown> = {}) => [key.split('.').at(-1), ...Object.values(values)].join(' ')
const marks = (about: Happened, seconds = 100) => marksOf(about, [{ seat: 'desk', fromMillis: 15_000, untilMillis: 16_000, reason: 'no-sound' }], seconds * 1000, (seat) => seat, words).map((one) => `${one.millis / 1000} ${one.words}`)

it('tells what happened in the order of time, and of a line only when it turned bad', () => {
  expect(marks(happened)).toEqual([
    '10 line terminal', '11 line desk', '15 gap desk no-sound', '20 joined 张三', '30 document 1', '45 line terminal', '50 commitment 周五前答复', '60 left 张三', '70 handOver 王莉 赵敏', '75 caucus', '80 together', '90 joined 李四', '95 caucus',
  ])
})

it('leaves out what was before the talk or after it', () => {
  expect(marks(happened, 25)).toEqual(['10 line terminal', '11 line desk', '15 gap desk no-sound', '20 joined 张三'])
})

it('knows the gaps alone when nobody says when the talk began', () => {
  expect(marks({ ...happened, talkFrom: null })).toEqual(['15 gap desk no-sound'])
})
