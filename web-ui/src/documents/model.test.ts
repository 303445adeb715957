import { expect, test } from 'vitest'
import { shareOf } from './model'

const box = { left: 100, top: 50, width: 400, height: 200 }

test('a point of the screen is a share of the picture, whatever size it has here', () => {
  expect(shareOf(box, 200, 200)).toEqual({ x: 0.25, y: 0.75 })
  expect(shareOf(box, 100, 50)).toEqual({ x: 0, y: 0 })
  expect(shareOf(box, 502, 250)).toEqual({ x: 1, y: 1 })
})

test('beside the picture nobody points', () => {
  expect(shareOf(box, 90, 100)).toBeNull()
  expect(shareOf(box, 200, 300)).toBeNull()
  expect(shareOf({ ...box, width: 0 }, 100, 50)).toBeNull()
})
