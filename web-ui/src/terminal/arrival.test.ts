import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '../i18n'
import { today } from '../people/model'
import { instantOf } from '../scheduling/model'
import TerminalDesk from './TerminalDesk.vue'

const terminal = { id: 't', name: '一号终端' }
const town = { id: 'town', name: '晋城街道信访工作站' }
const county = { id: 'county', name: '西充县信访局' }
const city = { id: 'city', name: '南充市信访局' }
const wire = vi.hoisted(() => ({ view: {} as object, commands: [] as { destination: string; body: Record<string, unknown> }[] }))

vi.mock('../wire/connection', async () => ({
  Refused: (await import('../wire/refused')).Refused,
  clientId: () => 'here',
  connection: () => ({
    state: { connected: false },
    subscribe: () => () => undefined,
    snapshot: (_: string, take: (view: object) => void) => take(wire.view),
    onConnected: (listener: () => void) => {
      listener()
      return () => undefined
    },
    command: (destination: string, body: Record<string, unknown>) => Promise.resolve(wire.commands.push({ destination, body })),
  }),
}))
vi.mock('../media/use-media', () => ({ useMedia: () => ({ beReady: () => undefined }) }))
vi.mock('../agent/use-agent', () => ({ useAgent: () => ({ state: { agent: 'ABSENT', step: null, reading: false, trouble: null } }) }))

const needs = { headCount: 2, language: '彝语', help: '行动不便', wanted: [], representative: { name: '李代理', relation: 'LAWYER' } }
const person = { id: 'p', name: '赵刚' }
const booked = (more: object) => ({
  id: 'a',
  stage: 'SCHEDULED',
  petitionCase: { id: 'case', number: '511325001-20261127-0001', title: '安置房' },
  petitioner: '王建国',
  terminal,
  office: city,
  reviewer: city,
  needs,
  slot: { official: person, coOfficial: null, desk: { id: 'd', name: '一号接访席' }, line: county, interpreter: null, starts: instantOf(today(), 600), ends: instantOf(today(), 630) },
  arrivedAt: null,
  ...more,
})
const desks = { tier: 'CITY', desks: 1, waiting: 0 }
const answers: Record<string, unknown> = {
  '/api/offices/town/appointments': { appointments: [booked({})] },
  '/api/cases/case': { matter: { category: 'DEMOLITION', purpose: 'APPEAL', history: 'FIRST', place: 'town', handledBy: null } },
  '/api/check-in-choices': { languages: [{ code: 'YI', zh: '彝语', en: 'Yi' }], needs: [{ code: 'OTHER', zh: '其他', en: 'Other' }] },
  '/api/matter-categories': [],
  '/api/terminals/t/receiving-offices': [{ ...city, ...desks }, { ...county, ...desks }],
  '/api/notice': { version: '2026-11', paragraphs: [] },
  '/api/tier-proposals': { outcome: 'RECEIVE', competent: city, receiving: [], basis: '条例', rule: 'R', version: 1, standing: 'V', instead: null },
}

let page: ReturnType<typeof mount>
const hooked = (name: string) => document.querySelector<HTMLElement>(`[data-test="${name}"]`)
async function press(name: string) {
  expect(hooked(name), name).not.toBeNull()
  hooked(name)?.click()
  await flushPromises()
}
async function pressCheckIn() {
  await press('list-bookings')
  await vi.waitFor(() => expect(hooked('today-check-in')).not.toBeNull())
  await press('today-check-in')
}
beforeEach(async () => {
  sessionStorage.clear()
  wire.commands.length = 0
  wire.view = { revision: 1, terminal, office: town, manned: { client: 'here', fence: 1 }, reception: null }
  document.cookie = 'XSRF-TOKEN=x'
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(new Response(JSON.stringify(answers[path] ?? {}), { status: 200 })))
  page = mount(TerminalDesk, { props: { terminal: 't' }, global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
})
afterEach(() => {
  page.unmount()
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

describe('a petitioner with an appointment', () => {
  it('is checked in for the case, with what was told when the time was booked', async () => {
    await pressCheckIn()
    expect(hooked('case-number')?.textContent).toBe('511325001-20261127-0001')
    expect(hooked('head-count')?.querySelector('input')?.value).toBe('2')
    expect(hooked('representative')?.textContent).toContain('李代理')
    page.getComponent({ name: 'PhotoBox' }).vm.$emit('update:noPhoto', 'CAMERA')
    await flushPromises()
    // Who comes instead brings a document and a power of attorney, which nobody knew before.
    await press('check-in')
    expect(hooked('missing')?.dataset.field).toBe('representative')
    page.getComponent({ name: 'RepresentativesEditor' }).vm.$emit('update:modelValue', [])
    await page.get('[data-test=petitioner-present] input').setValue(true)
    await page.get('[data-test=acknowledge] input').setValue(true)
    await press('check-in')
    expect(wire.commands.at(-1)).toMatchObject({
      destination: '/app/reception/terminals/t/check-in',
      // In the line of the desk where the time is booked.
      body: { caseId: 'case', office: 'county', headCount: 2, attending: { language: 'YI', needs: ['OTHER'], needsNote: '行动不便', noPhoto: 'CAMERA' } },
    })
  })
  it('does not push away somebody who is half checked in, unless the clerk says so', async () => {
    await page.get('input[data-test=petitioner-name]').setValue('张三')
    await pressCheckIn()
    expect(hooked('case-number')).toBeNull()
    expect(page.get<HTMLInputElement>('input[data-test=petitioner-name]').element.value).toBe('张三')
    await press('instead-confirm')
    expect(hooked('case-number')?.textContent).toBe('511325001-20261127-0001')
  })
  it('whose case is withheld is not checked in from the list', async () => {
    answers['/api/offices/town/appointments'] = { appointments: [booked({ petitionCase: null, petitioner: null })] }
    await press('list-bookings')
    await vi.waitFor(() => expect(hooked('today-row')).not.toBeNull())
    expect(hooked('today-check-in')).toBeNull()
  })
})
