import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from './i18n'
import VisitApp from './VisitApp.vue'

const county = { id: 'x', name: '西充县信访局', tier: 'COUNTY' }
const town = { id: 't', name: '晋城街道信访工作站', tier: 'TOWNSHIP' }
const own = {
  stage: 'SCHEDULED',
  title: '安置房',
  caseNumber: '511325001-20261127-0001',
  office: county.name,
  reviewer: county.name,
  jointWith: null,
  deadline: null,
  overdue: false,
  missed: 0,
  needs: { headCount: 1, language: '', help: '', wanted: [], representative: null },
  steps: [{ at: '2026-11-27T01:00:00Z', kind: 'APPOINTMENT_SUBMITTED', office: town.name, starts: null, reason: '' }],
  place: { starts: '2026-12-08T01:00:00Z', ends: '2026-12-08T01:30:00Z', office: town.name, terminal: '一号终端', above: [county.name], official: '赵刚' },
  cancelUntil: '2026-12-07T01:00:00Z',
  mayCancel: true,
  mayDecline: true,
}
const talk = { reception: 'r', since: '2026-11-30T01:00:00Z', until: '2026-11-30T01:20:00Z', office: county.name, official: '赵刚', dispositions: [{ kind: 'ASSIGNED', note: '' }], commitments: [{ words: '周五前查清', responsible: '住建局', due: '2026-12-04', state: 'DUE', said: null, saidAt: null }], rated: null, rateUntil: '2026-12-30T01:20:00Z' }
const progress = { number: '511325001-20261127-0001', title: '安置房', petitioner: '王*', stage: 'REGISTERED', office: county.name, registeredAt: '2026-11-27T01:00:00Z', steps: [{ at: '2026-11-27T01:00:00Z', kind: 'CASE_REGISTERED' }], receptions: [talk] }
const answers: Record<string, unknown> = {
  '/api/public/inquiries': progress,
  '/api/public/ratings': { ...progress, receptions: [{ ...talk, rateUntil: null, rated: { rating: 'SATISFIED', words: '谢谢', at: '2026-11-30T02:00:00Z' } }] },
  '/api/public/offices': { office: town, above: [county], terminals: [{ id: '1', name: '一号终端' }], below: [] },
  '/api/public/offices/t': { office: town, above: [county], terminals: [{ id: '1', name: '一号终端' }], below: [] },
  '/api/public/matter-categories': [{ code: 'OTHER', zh: '其他', en: 'Other' }],
  '/api/public/tier-proposals': { outcome: 'RECEIVE', competent: county, receiving: [county], basis: '条例', instead: null },
  '/api/public/offices/x/reception-days': { days: [] },
  '/api/public/privacy-notice': { version: '1', paragraphs: [{ zh: '告知', en: 'Notice' }] },
  '/api/public/appointments/look': own,
}

/** As a screen reader finds its name: label, aria-label, its own text, or the text around it. */
function nameless(root: Element): string[] {
  return [...root.querySelectorAll('button, a[href], input, select, textarea, [role=img]')]
    .filter((one) => {
      const id = one.getAttribute('id')
      const label = id ? root.querySelector(`label[for="${id}"]`) : one.closest('label')
      return !(one.getAttribute('aria-label') ?? (label ?? one).textContent.trim())
    })
    .map((one) => one.outerHTML)
}
const described = (root: Element) =>
  [...root.querySelectorAll('[aria-describedby]')].flatMap((one) => (one.getAttribute('aria-describedby') ?? '').split(' ')).filter((id) => !root.querySelector(`[id="${id}"]`))

async function open(hash: string, draft?: object) {
  document.body.innerHTML = ''
  if (draft) localStorage.setItem('visit-draft', JSON.stringify(draft))
  location.hash = hash
  const page = mount(VisitApp, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  return page
}
const readable = (root: Element) => {
  expect(nameless(root)).toEqual([])
  expect(described(root)).toEqual([])
  expect(root.querySelectorAll('h1')).toHaveLength(1)
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  document.cookie = 'XSRF-TOKEN=x'
  vi.stubGlobal('scrollTo', () => {})
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(new Response(JSON.stringify(answers[path.split('?')[0] ?? ''] ?? {}), { status: 200 })))
})

describe('the public page', () => {
  it.each(['zh', 'en'] as const)('has a name for every control at every step, in %s', async (language) => {
    i18n.global.locale.value = language
    readable((await open('')).element.parentElement as Element)
    for (let step = 0; step < 5; step++) {
      const page = await open('#ask', { step, terminal: { id: '1', name: '一号终端' }, from: town, above: [county], office: 'x', category: 'OTHER', representative: { name: '', relation: 'FAMILY' } })
      if (step < 4) await page.get('form').trigger('submit')
      await flushPromises()
      readable(page.element.parentElement as Element)
      page.unmount()
    }
    i18n.global.locale.value = 'zh'
  })
  it('keeps a draft on the device until it is deleted', async () => {
    const page = await open('#ask', { step: 1, title: '安置房', terminal: { id: '1', name: '一号终端' }, from: town, above: [county] })
    expect((page.get('[data-test=matter-title]').element as HTMLInputElement).value).toBe('安置房')
    await page.get('[data-test=forget]').trigger('click')
    await page.get('[data-test=forget-confirm]').trigger('click')
    await flushPromises()
    expect(localStorage.getItem('visit-draft')).toBeNull()
    page.unmount()
  })
  it('takes the code out of the address, and shows time and place', async () => {
    const page = await open('#look=K7WM-2QXR-9DHT')
    expect((page.get('[data-test=code-typed]').element as HTMLInputElement).value).toBe('K7WM-2QXR-9DHT')
    readable(page.element.parentElement as Element)
    await page.get('[data-test=last-four]').setValue('002x')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('[data-test=time]').text()).toContain('09:00–09:30')
    await page.get('[data-test=cancel]').trigger('click')
    readable(page.element.parentElement as Element)
    page.unmount()
  })
  it.each(['zh', 'en'] as const)('shows a case from the code in the address, and is rated once, in %s', async (language) => {
    i18n.global.locale.value = language
    const page = await open('#case=ABCD-EFGH-JKLM-NPQ5')
    expect(page.get('[data-test=case-number]').text()).toBe(progress.number)
    expect(page.get('[data-test=promised]').text()).toContain('周五前查清')
    await page.get('[data-test=rate]').trigger('click')
    await page.get('form').trigger('submit')
    expect(page.find('[role=alert]').exists()).toBe(true)
    readable(page.element.parentElement as Element)
    await page.get('[data-test=grade-SATISFIED]').setValue(true)
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.find('[data-test=rate]').exists()).toBe(false)
    expect(page.get('[data-test=rated]').text()).toContain('谢谢')
    await page.get('[data-test=leave]').trigger('click')
    expect(location.hash).toBe('#case')
    page.unmount()
    i18n.global.locale.value = 'zh'
  })
  it('asks nobody for a code that was mistyped', async () => {
    const asked = vi.fn()
    vi.stubGlobal('fetch', asked)
    const page = await open('#case=ABCD-EFGH-JKLM-NPQ6')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('[data-test=field-error]').text()).toContain('查询码有误')
    expect(asked).not.toHaveBeenCalled()
    readable(page.element.parentElement as Element)
    page.unmount()
  })
})
