import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '../i18n'
import type { Appointment } from '../scheduling/model'
import BookingSlip from './BookingSlip.vue'

const named = (name: string) => ({ id: name, name })
const appointment = {
  id: 'a',
  stage: 'SUBMITTED',
  petitionCase: { id: 'c', number: '511325001-20261127-0001', title: '安置房逾期' },
  from: named('晋城街道'),
  terminal: named('一号终端'),
  office: named('南充市信访局'),
  reviewer: named('西充县信访局'),
  needs: { headCount: 2, language: '', help: '', wanted: [], representative: null },
} as unknown as Appointment
let code: string | null
let asked: string[]

beforeEach(() => {
  document.body.innerHTML = ''
  asked = []
  vi.stubGlobal('print', vi.fn())
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return Promise.resolve(new Response(JSON.stringify({ code, at: '2026-11-27T01:00:00Z', appointment })))
  })
})

async function printed(): Promise<Element> {
  const shown = mount(BookingSlip, { props: { appointment }, global: { plugins: [i18n] }, attachTo: document.body })
  await shown.get('[data-test=print-booking]').trigger('click')
  await flushPromises()
  expect(window.print).toHaveBeenCalledOnce()
  expect(asked).toContain('/api/appointments/a/slip')
  return document.querySelector('body > .paper.slip')!
}

describe('the slip of a booking', () => {
  it('is printed alone, with the code and where it leads, and goes when it was printed', async () => {
    code = 'K7WM-2QXR-9DHT'
    const paper = await printed()
    expect(document.body.classList.contains('printing-paper')).toBe(true)
    expect(paper.querySelector('[data-test=paper-code]')?.textContent).toBe(code)
    expect(paper.querySelector('[data-test=qr]')).not.toBeNull()
    expect(paper.textContent).toContain('511325001-20261127-0001')
    expect(paper.textContent).toContain('晋城街道 · 一号终端')
    window.dispatchEvent(new Event('afterprint'))
    await flushPromises()
    expect(document.querySelector('body > .paper')).toBeNull()
  })
  it('says where to ask when there is no code', async () => {
    code = null
    const paper = await printed()
    expect(paper.querySelector('[data-test=qr]')).toBeNull()
    expect(paper.textContent).toContain('请向登记处查询')
  })
})
