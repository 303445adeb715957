import { expect, it } from 'vitest'
import { tileOf } from './watermark'

it('draws any name as it is written, once', () => {
  const { svg, width } = tileOf('王<莉> & Co')
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(drawn.querySelector('text')?.textContent).toBe('王<莉> & Co')
  expect(drawn.documentElement.getAttribute('width')).toBe(String(width))
})

it('is as wide as the words need', () => {
  expect(tileOf('赵刚 · 南充市信访局').width).toBeGreaterThan(tileOf('赵刚').width)
})
