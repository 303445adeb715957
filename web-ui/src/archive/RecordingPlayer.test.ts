import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '../i18n'
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
const called = [track('guesta-1', 'guesta', 2000, 2000), track('guesta-2', 'guesta', 6000, 2000), track('guestb-1', 'guestb', 7000, 3000)]
const show = (tracks: Track[], names?: Record<string, string>) => mount(RecordingPlayer, { props: { recording: { ...recording, tracks }, ...(names && { names }) }, global: { plugins: [i18n] } })

it('shows a guest by name while there is something of them, at the moment of the others', async () => {
  const shown = show([...recording.tracks, ...called], { guesta: '张三 · 南充市信访局' })
  const guests = shown.findAll('.guests figure')
  expect(guests.map((one) => one.text())).toEqual(['张三 · 南充市信访局', i18n.global.t('archive.guestSeat', { letter: 'B' })])
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
