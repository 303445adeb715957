import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { i18n } from '../i18n'
import type { Happened } from './marks'
import type { Recording, Track } from './model'
import RecordingPlayer from './RecordingPlayer.vue'

const track = (name: string, seat: Track['seat'], offsetMillis: number, durationMillis: number): Track => ({ name, seat, url: `/${name}`, offsetMillis, durationMillis })
const recording: Recording = {
  id: 'r',
  caseNumber: '511325001-20261127-0001',
  durationMillis: 10_000,
  sha256: '',
  tracks: [track('terminal-1', 'terminal', 0, 10_000), track('desk-1', 'desk', 0, 10_000)],
  gaps: [],
}
const happened: Happened = { talkFrom: '2026-11-27T08:00:00Z', guests: [], caucuses: [], handOvers: [], commitments: [], documents: [], lines: [] }
const viewer = '王莉 · 南充市信访局 · 2026-11-27 16:00'
const called = [track('guesta-1', 'guesta', 2000, 2000), track('guesta-2', 'guesta', 6000, 2000), track('guestb-1', 'guestb', 7000, 3000)]
const show = (tracks: Track[], names: Record<string, string> = {}, more: Partial<Recording> = {}) =>
  mount(RecordingPlayer, { props: { recording: { ...recording, tracks, ...more }, names, happened, viewer }, global: { plugins: [i18n] } })

it('shows a guest by name while there is something of them, at the moment of the others', async () => {
  const shown = show([...recording.tracks, ...called], { guesta: '张三 · 南充市信访局' })
  const guests = shown.findAll('.guests figure')
  expect(guests.map((one) => one.get('figcaption span').text())).toEqual(['张三 · 南充市信访局', i18n.global.t('archive.guestSeat', { letter: 'B' })])
  const there = async (millis: number) => {
    await shown.get('[data-test=player-seek]').setValue(millis)
    return guests.map((one) => !one.classes('away'))
  }
  expect(await there(0)).toEqual([false, false])
  expect(await there(3000)).toEqual([true, false])
  expect(await there(5000)).toEqual([false, false])
  expect(await there(7500)).toEqual([true, true])
  const video = shown.get<HTMLVideoElement>('[data-test=player-guesta]').element
  expect([video.dataset.track, video.currentTime]).toEqual(['guesta-2', 1.5])
  expect(shown.get<HTMLVideoElement>('[data-test=player-desk]').element.currentTime).toBe(7.5)
  shown.unmount()
})

it('has no row of guests when nobody was called', () => {
  const shown = show(recording.tracks)
  expect(shown.find('.guests').exists()).toBe(false)
  expect(shown.findAll('.faces video')).toHaveLength(2)
  shown.unmount()
})

it('writes over every picture who looks at it', () => {
  const shown = show([...recording.tracks, ...called])
  const marks = shown.findAll('.picture [data-test=watermark]')
  expect(marks).toHaveLength(shown.findAll('.picture video').length)
  expect(marks.map((one) => one.attributes('data-words'))).toEqual([viewer, viewer, viewer, viewer])
  shown.unmount()
})

it('lets one voice be heard without the others', async () => {
  const shown = show([...recording.tracks, ...called])
  const muted = () => shown.findAll<HTMLVideoElement>('video[data-test^=player-]').filter((one) => one.element.muted).map((one) => one.attributes('data-test'))
  await shown.get('[data-test=sound-desk]').trigger('click')
  await shown.get('[data-test=sound-guesta]').trigger('click')
  expect(muted()).toEqual(['player-desk', 'player-guesta'])
  expect(shown.get('[data-test=sound-desk]').attributes('aria-pressed')).toBe('false')
  await shown.get('[data-test=sound-desk]').trigger('click')
  expect(muted()).toEqual(['player-guesta'])
  shown.unmount()
})

it('goes to a mark', async () => {
  const shown = show(recording.tracks, {}, { gaps: [{ seat: 'terminal', fromMillis: 4000, untilMillis: 5000, reason: 'no-segment' }] })
  expect(shown.get('[data-test=marks] li').text()).toBe('0:04' + i18n.global.t('archive.mark.gap', { seat: i18n.global.t('archive.terminalSide'), reason: i18n.global.t('archive.missing.no-segment') }))
  await shown.get('[data-test=mark-jump]').trigger('click')
  expect(shown.get('[data-test=player-time]').text()).toContain('0:04')
  shown.unmount()
})

it('says why a picture stays black, and loads again what was only away', async () => {
  vi.useFakeTimers()
  let code = 'playback.store-unreachable'
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ code }), { status: code === 'playback.damaged' ? 409 : 503 })))
  const shown = show(recording.tracks)
  const video = shown.get<HTMLVideoElement>('[data-test=player-desk]')
  const said = () => shown.find('[data-test=player-trouble]')
  await vi.advanceTimersByTimeAsync(200)
  expect(said().exists()).toBe(false)

  await video.trigger('error')
  await flushPromises()
  expect(said().attributes('data-trouble')).toBe('unreachable')
  video.element.removeAttribute('src')
  await vi.advanceTimersByTimeAsync(5200)
  expect(video.element.getAttribute('src')).toBe('/desk-1')
  await video.trigger('loadeddata')
  expect(said().exists()).toBe(false)

  code = 'playback.damaged'
  await video.trigger('error')
  await flushPromises()
  expect(said().attributes('data-trouble')).toBe('damaged')
  video.element.removeAttribute('src')
  await vi.advanceTimersByTimeAsync(6000)
  expect(video.element.hasAttribute('src')).toBe(false)
  shown.unmount()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
