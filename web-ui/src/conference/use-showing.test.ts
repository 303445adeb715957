import { computed, effectScope, nextTick, ref } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { release, showing } from '../media/showing'
import type { Conference, PictureShown } from './model'
import { useShowing } from './use-showing'

class Track extends EventTarget {
  contentHint = ''
  stop = vi.fn()
}
function picture() {
  const track = new Track()
  return { track, stream: { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream }
}
const shown = (side: PictureShown['side']): PictureShown => ({ side, seat: side === 'DESK' ? 'screen' : 'camera', person: { id: 'p', name: '李华' }, since: '2026-11-30T01:00:00Z' })
const view = ref<PictureShown[]>([])
const conference = computed(() => ({ shown: view.value }) as Conference)
let scope = effectScope()
const begin = (side: PictureShown['side'], command: (verb: string) => Promise<unknown>) => scope.run(() => useShowing(side, conference, command))!

beforeEach(() => {
  release()
  view.value = []
  scope = effectScope()
})
afterEach(() => scope.stop())

test('shows a camera until somebody stops it', async () => {
  const command = vi.fn(() => Promise.resolve({}))
  const pictures = begin('TERMINAL', command)
  const { stream, track } = picture()
  await pictures.startCamera({ id: 'c', stream })
  expect(command).toHaveBeenCalledWith('show-camera')
  view.value = [shown('TERMINAL')]
  await nextTick()
  expect([pictures.own.value, pictures.other.value]).toEqual([true, null])
  await pictures.stop()
  expect(command).toHaveBeenLastCalledWith('stop-camera')
  expect(track.stop).toHaveBeenCalled()
})

test('lets the camera go when it was refused', async () => {
  const pictures = begin('TERMINAL', () => Promise.resolve(undefined))
  const { stream, track } = picture()
  await pictures.startCamera({ id: 'c', stream })
  expect(track.stop).toHaveBeenCalled()
  expect(showing.stream).toBeNull()
})

test('stops sharing when the browser does, when the talk is over and when the page is left', async () => {
  const command = vi.fn(() => Promise.resolve({}))
  const pictures = begin('DESK', command)
  const first = picture()
  vi.stubGlobal('navigator', { mediaDevices: { getDisplayMedia: () => Promise.resolve(first.stream) } })
  await pictures.startScreen()
  expect(command).toHaveBeenCalledWith('share-screen')
  view.value = [shown('DESK')]
  await nextTick()
  first.track.dispatchEvent(new Event('ended'))
  expect(command).toHaveBeenLastCalledWith('stop-screen')

  const second = picture()
  await pictures.startCamera({ id: '', stream: second.stream })
  view.value = []
  await nextTick()
  expect(second.track.stop).toHaveBeenCalled()

  const third = picture()
  await pictures.startCamera({ id: '', stream: third.stream })
  scope.stop()
  expect(third.track.stop).toHaveBeenCalled()
  vi.unstubAllGlobals()
})

test('ends what a page showed before it was loaded anew', async () => {
  const command = vi.fn(() => Promise.resolve({}))
  view.value = [shown('DESK')]
  begin('DESK', command)
  await nextTick()
  expect(command).toHaveBeenCalledWith('stop-screen')
})

test('whoever chooses no screen shares none, and is told nothing', async () => {
  const command = vi.fn(() => Promise.resolve({}))
  const pictures = begin('DESK', command)
  vi.stubGlobal('navigator', { mediaDevices: { getDisplayMedia: () => Promise.reject(new DOMException('', 'NotAllowedError')) } })
  await pictures.startScreen()
  expect([pictures.failed.value, pictures.starting.value]).toEqual([false, false])
  vi.stubGlobal('navigator', { mediaDevices: {} })
  await pictures.startScreen()
  expect(pictures.failed.value).toBe(true)
  expect(command).not.toHaveBeenCalled()
  vi.unstubAllGlobals()
})
