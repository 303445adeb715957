import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '../i18n'
import type { Mark } from './marks'
import type { Gap, Track } from './model'
import TimeBar from './TimeBar.vue'

const tracks: Track[] = [
  { name: 'terminal-1', seat: 'terminal', url: '/terminal-1', offsetMillis: 0, durationMillis: 4000 },
  { name: 'desk-1', seat: 'desk', url: '/desk-1', offsetMillis: 1000, durationMillis: 5000 },
]
const gaps: Gap[] = [{ seat: 'terminal', fromMillis: 4000, untilMillis: 10_000, reason: 'no-segment' }]
const marks: Mark[] = [{ millis: 2000, kind: 'commitment', words: '当场承诺：周五前答复' }, { millis: 4000, kind: 'gap', words: '' }]
function show() {
  const shown = mount(TimeBar, { props: { position: 0, durationMillis: 10_000, tracks, gaps, marks }, global: { plugins: [i18n] } })
  shown.element.getBoundingClientRect = () => ({ left: 100, width: 1000 }) as DOMRect
  const video = shown.get<HTMLVideoElement>('video').element
  const isOff = () => shown.get('[data-test=preview]').classes('off')
  const point = (millis: number, pointerType = 'mouse') => shown.trigger('pointermove', { clientX: 100 + millis / 10, pointerType })
  return { shown, video, point, isOff }
}

it('shows the picture of the moment under the pointer, of whoever was recorded then', async () => {
  const { shown, video, point, isOff } = show()
  expect(isOff()).toBe(true)
  expect(video.src).toBe('')
  await point(3000)
  expect(isOff()).toBe(false)
  expect([video.dataset.track, video.currentTime]).toEqual(['terminal-1', 3])
  await point(5000)
  expect([video.dataset.track, video.currentTime]).toEqual(['desk-1', 4])
  await point(9000)
  expect(video.style.display).toBe('none')
  expect(shown.get('[data-test=preview]').text()).toContain('0:09')
  await shown.trigger('pointerleave')
  expect(isOff()).toBe(true)
})

it('says what happened near the pointer, and marks it on the bar', async () => {
  const { shown, point } = show()
  expect(shown.findAll('[data-test=mark]').map((one) => one.attributes('style'))).toEqual(['left: 20%;'])
  await point(2040)
  expect(shown.get('[data-test=preview]').text()).toContain('周五前答复')
  await point(2200)
  expect(shown.get('[data-test=preview]').text()).not.toContain('周五前答复')
})

it('shows no picture under a finger, which would hide it', async () => {
  const { point, isOff } = show()
  await point(3000, 'touch')
  expect(isOff()).toBe(true)
})
