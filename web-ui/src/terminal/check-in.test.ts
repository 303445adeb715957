import { expect, it } from 'vitest'
import { lackingOfPhoto } from './check-in'

it('wants a photograph or a reason, and words only of another reason', () => {
  const none = { photo: null, noPhoto: '', noPhotoNote: '' }
  expect(lackingOfPhoto(none)).toBe('no-photo')
  expect(lackingOfPhoto({ ...none, noPhotoNote: '没有灯' })).toBe('no-photo')
  expect(lackingOfPhoto({ ...none, noPhoto: 'CAMERA' })).toBeNull()
  expect(lackingOfPhoto({ ...none, noPhoto: 'OTHER', noPhotoNote: ' ' })).toBe('no-photo-note')
  expect(lackingOfPhoto({ ...none, noPhoto: 'OTHER', noPhotoNote: '停电' })).toBeNull()
  expect(lackingOfPhoto({ ...none, photo: 'a', noPhoto: 'OTHER' })).toBeNull()
})
