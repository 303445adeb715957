import { beforeEach, expect, test, vi } from 'vitest'
import { hold, release, showing, shownEncodingOf } from './showing'

class Track extends EventTarget {
  contentHint = ''
  stop = vi.fn()
}
function picture() {
  const track = new Track()
  return { track, stream: { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream }
}
beforeEach(release)

test('sends few pictures and sharp ones, and never more than the line leaves', () => {
  expect(shownEncodingOf('FULL', 1080)).toEqual({ maxBitrate: 600_000, scaleResolutionDownBy: 1, maxFramerate: 5 })
  expect(shownEncodingOf('FULL', 2160).scaleResolutionDownBy).toBe(2)
  expect(shownEncodingOf('REDUCED', 1080)).toEqual({ maxBitrate: 200_000, scaleResolutionDownBy: 1.5, maxFramerate: 2 })
  expect(shownEncodingOf('STILLS', 720)).toEqual({ maxBitrate: 50_000, scaleResolutionDownBy: 1, maxFramerate: 1 })
  expect(shownEncodingOf('FULL', 0).scaleResolutionDownBy).toBe(1)
})

test('shows one thing at a time, with edges kept sharp', () => {
  const first = picture()
  const second = picture()
  hold('camera', first.stream, 'desk camera', vi.fn())
  expect(first.track.contentHint).toBe('detail')
  expect(showing).toMatchObject({ seat: 'camera', camera: 'desk camera' })
  hold('screen', second.stream, '', vi.fn())
  expect(first.track.stop).toHaveBeenCalled()
  expect(showing).toMatchObject({ seat: 'screen', camera: '' })
})

test('tells when the browser or a cable ended it, and not when it was let go', () => {
  const { track, stream } = picture()
  const ended = vi.fn()
  hold('screen', stream, '', ended)
  track.dispatchEvent(new Event('ended'))
  expect(ended).toHaveBeenCalledTimes(1)
  release()
  expect(track.stop).toHaveBeenCalled()
  expect(showing.stream).toBeNull()
  track.dispatchEvent(new Event('ended'))
  expect(ended).toHaveBeenCalledTimes(1)
})
