import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '../i18n'
import { shownOf, type Recording, type Track } from './model'
import RecordingPlayer from './RecordingPlayer.vue'

const track = (name: string, seat: Track['seat'], offsetMillis: number, durationMillis: number): Track => ({ name, seat, url: `/${name}`, offsetMillis, durationMillis })
const sides = [track('terminal-1', 'terminal', 0, 10_000), track('desk-1', 'desk', 0, 10_000)]
const shown = [track('camera-1', 'camera', 2000, 2000), track('screen-1', 'screen', 3000, 4000)]
const show = (tracks: Track[]) => {
  const recording: Recording = { id: 'r', caseNumber: '511325001-20261127-0001', durationMillis: 10_000, sha256: '', tracks, gaps: [] }
  const happened = { talkFrom: null, guests: [], caucuses: [], handOvers: [], commitments: [], documents: [], lines: [] }
  return mount(RecordingPlayer, { props: { recording, names: {}, happened, viewer: '' }, global: { plugins: [i18n] } })
}

it('knows what was shown besides the faces, once each', () => {
  expect(shownOf([...sides, ...shown, track('camera-2', 'camera', 8000, 500)])).toEqual(['camera', 'screen'])
  expect(shownOf(sides)).toEqual([])
})

it('shows it large while it is there, at the moment of the faces', async () => {
  const player = show([...sides, ...shown])
  const faces = player.get('.faces')
  const seen = async (millis: number) => {
    await player.get('[data-test=player-seek]').setValue(millis)
    return [faces.classes('beside'), ...['camera', 'screen'].map((seat) => player.get<HTMLElement>(`[data-test=shown-${seat}]`).element.style.display !== 'none')]
  }
  expect(await seen(0)).toEqual([false, false, false])
  expect(await seen(2500)).toEqual([true, true, false])
  expect(player.get<HTMLVideoElement>('[data-test=player-camera]').element.currentTime).toBe(0.5)
  expect(await seen(3500)).toEqual([true, true, true])
  expect(await seen(5000)).toEqual([true, false, true])
  expect(await seen(7000)).toEqual([false, false, false])
  player.unmount()
})

it('keeps no place for what was not shown', () => {
  const player = show(sides)
  expect(player.get('.faces').classes('placed')).toBe(false)
  expect(player.findAll('.faces video')).toHaveLength(2)
  player.unmount()
})
