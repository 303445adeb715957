import { expect, test } from 'vitest'
import { fit, pointed, shareOf, turned, turnOf, type Pointing } from './model'

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

test('a hand that points at another page is not drawn', () => {
  const hand: Pointing = { reception: 'r', document: 'd', page: 2, pointer: 'DESK', x: 0.5, y: 0.5 }
  expect(pointed({ DESK: hand }, 'd', 2)).toEqual([hand])
  expect(pointed({ DESK: hand }, 'd', 1)).toEqual([])
  expect(pointed({ DESK: hand }, 'e', 2)).toEqual([])
})

test('nobody turns beyond the first and the last page', () => {
  expect(turned(1, 3, 1)).toBe(2)
  expect(turned(3, 3, 1)).toBe(3)
  expect(turned(1, 3, -1)).toBe(1)
})

test('two keys turn, but not under the hands of somebody who writes', () => {
  const key = (name: string, target: EventTarget | null = null, ctrlKey = false) => turnOf({ key: name, ctrlKey, altKey: false, metaKey: false, defaultPrevented: false, target })
  expect(key('PageDown')).toBe(1)
  expect(key('PageUp', document.body)).toBe(-1)
  expect(key('ArrowDown')).toBeNull()
  expect(key('PageDown', null, true)).toBeNull()
  expect(key('PageDown', document.createElement('textarea'))).toBeNull()
})

test('a page has as many pixels as the screen has in its place', () => {
  const a4 = { width: 595, height: 842 }
  const drawn = fit(a4, { width: 1000, height: 842 }, 2)
  expect(drawn).toEqual({ width: 595, height: 842, pixels: { width: 1190, height: 1684 }, scale: 2 })
  const slim = fit(a4, { width: 300, height: 842 }, 1.25)
  expect(slim?.pixels.width).toBe(375)
  expect(slim?.width).toBeCloseTo(300)
  expect(fit(a4, { width: 0, height: 842 }, 1)).toBeNull()
})

test('a page of the size of a wall is drawn with as many as a browser takes', () => {
  const wall = fit({ width: 1000, height: 1000 }, { width: 5000, height: 5000 }, 2)
  expect(wall?.pixels).toEqual({ width: 4000, height: 4000 })
  expect(wall?.width).toBeCloseTo(5000)
})
