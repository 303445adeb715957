import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { type Appointment, instantOf, type Lane } from './model'
import { usePlanning } from './use-planning'

const day = '2026-12-07'
const lane: Lane = { key: 'lane', day, official: { id: 'o', name: '李主任' }, desk: { id: 'd', name: '1 号席' }, instead: null, duties: [] }
const free: Lane = { ...lane, key: 'free', official: { id: 'p', name: '王主任' } }
const appointment = (stage = 'APPROVED') => ({ id: 'a', revision: 7, stage, slot: null }) as unknown as Appointment
const clash = { what: 'OFFICIAL', why: 'BOOKED', name: '李主任', with: 'b', starts: null, ends: null }

/** The server: at the first column somebody is, at the other nobody. */
const sent: { path: string; body: Record<string, unknown> }[] = []
beforeEach(() => {
  sent.length = 0
  document.cookie = 'XSRF-TOKEN=x'
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const body = init.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : {}
    if (!path.endsWith('/candidates')) sent.push({ path, body })
    const answer = path.endsWith('/clashes') ? { clashes: body.official === 'o' ? [clash] : [] } : { coOfficials: [], terminals: [], interpreters: [] }
    return Promise.resolve(new Response(JSON.stringify(answer), { status: 200 }))
  })
})
afterEach(() => vi.unstubAllGlobals())

const planning = (done = () => Promise.resolve()) => effectScope().run(() => usePlanning(() => [lane, free], done))!

describe('an appointment in hand', () => {
  it('is not dropped where something is in the way', async () => {
    const plan = planning()
    await plan.pick(appointment(), { lane: 'lane', from: 540, minutes: 30 })
    await plan.drop()
    expect(sent.map(({ path }) => path)).toEqual(['/api/appointments/a/clashes'])
    expect(plan.clashes.value).toEqual([clash])
    expect(plan.picked.value).not.toBeNull()
  })
  it('is dropped where nothing is, with the time and the revision that was seen', async () => {
    const done = vi.fn(() => Promise.resolve())
    const plan = planning(done)
    await plan.pick(appointment(), { lane: 'free', from: 540, minutes: 30 })
    await plan.drop()
    expect(sent.at(-1)).toMatchObject({
      path: '/api/appointments/a/schedule',
      body: { revision: 7, slot: { official: 'p', desk: 'd', starts: instantOf(day, 540), ends: instantOf(day, 570) } },
    })
    expect(plan.picked.value).toBeNull()
    expect(done).toHaveBeenCalledOnce()
  })
  it('asks anew when it is dropped right after it was moved', async () => {
    const plan = planning()
    await plan.pick(appointment(), { lane: 'free', from: 540, minutes: 30 })
    await vi.waitFor(() => expect(plan.clashes.value).toEqual([]))
    plan.over({ lane: 'lane', from: 540, minutes: 30 })
    await plan.drop()
    expect(sent.some(({ path }) => path.endsWith('/schedule'))).toBe(false)
  })
  it('that somebody was faster than is not shown as free any longer', async () => {
    const done = vi.fn(() => Promise.resolve())
    const plan = planning(done)
    await plan.pick(appointment(), { lane: 'free', from: 540, minutes: 30 })
    await vi.waitFor(() => expect(plan.clashes.value).toEqual([]))
    vi.stubGlobal('fetch', (path: string) =>
      Promise.resolve(path.endsWith('/schedule') ? new Response(JSON.stringify({ code: 'scheduling.slot-taken' }), { status: 409 }) : new Response(JSON.stringify({ clashes: [clash] }), { status: 200 })),
    )
    await plan.drop()
    expect(plan.refusal.value).toBe('scheduling.slot-taken')
    expect(plan.clashes.value).toEqual([clash])
    expect(plan.picked.value).not.toBeNull()
    expect(done).toHaveBeenCalledOnce()
  })
  it('that has a time already is moved only with a reason', async () => {
    const plan = planning()
    await plan.pick(appointment('SCHEDULED'), { lane: 'free', from: 540, minutes: 30 })
    await plan.drop()
    expect(plan.reasonFor.value).not.toBeNull()
    await plan.move('The official travels.')
    expect(sent.at(-1)).toMatchObject({ path: '/api/appointments/a/reschedule', body: { reason: 'The official travels.' } })
    expect(plan.picked.value).toBeNull()
  })
})
