import { describe, expect, it } from 'vitest'
import { brightness, decibels } from '../media/levels'
import { machine, spread, wayOf, type Sum } from './model'

describe('what a self-test measures', () => {
  it('is silent at the bottom and full at 0 dB', () => {
    expect(decibels(new Float32Array(100))).toBe(-100)
    expect(decibels(new Float32Array(100).fill(1))).toBeCloseTo(0)
    expect(decibels(new Float32Array(100).fill(0.1))).toBeCloseTo(-20)
  })
  it('tells a black picture from a bright one', () => {
    expect(brightness(new Uint8ClampedArray([0, 0, 0, 255, 0, 0, 0, 255]))).toBe(0)
    expect(brightness(new Uint8ClampedArray([255, 255, 255, 255]))).toBeCloseTo(255)
    expect(brightness(new Uint8ClampedArray([]))).toBe(0)
  })
  it('knows the way to a relay', () => {
    expect(wayOf('turn:a:1?transport=udp')).toBe('RELAY_UDP')
    expect(wayOf('turn:a:1')).toBe('RELAY_UDP')
    expect(wayOf('turn:a:1?transport=tcp')).toBe('RELAY_TCP')
    expect(wayOf('turns:a:1?transport=tcp')).toBe('RELAY_TLS')
  })
})

describe('the map', () => {
  const at = (longitude: number | null, latitude: number | null) => ({ longitude, latitude }) as Sum
  it('has the north at the top, and leaves out what has no place', () => {
    const [south, north, ...rest] = spread([at(104, 28), at(104, 32), at(null, null)], 400, 300)
    expect(rest).toEqual([])
    expect(north?.y).toBeLessThan(south?.y ?? 0)
    expect(south?.y).toBeLessThanOrEqual(300)
  })
  it('bears a single place', () => expect(spread([at(104, 30)], 400, 300)[0]).toMatchObject({ x: 24, y: 24 }))
})

describe('a machine', () => {
  it('is called by its browser and system', () => {
    const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
    expect(machine(chrome)).toBe('Chrome 140 · Linux')
    expect(machine(`${chrome} Edg/140.1.0.0`)).toBe('Edge 140 · Linux')
  })
  it('is called as it calls itself when nobody knows it', () => expect(machine('terminal-browser')).toBe('terminal-browser'))
})
