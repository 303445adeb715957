import { beforeEach, expect, it, vi } from 'vitest'
import type { EarlierCase } from '../casework/model'
import { Refused } from '../wire/refused'

const post = vi.fn<(path: string, body?: object) => Promise<object>>()
vi.mock('../api/http', () => ({
  get: (path: string) => Promise.resolve(path.startsWith('/api/cases/') ? { matter: {} } : []),
  post: (path: string, body?: object) => post(path, body),
  upload: vi.fn(),
}))
const { useCheckIn } = await import('./use-check-in')

const CARD = '440524188001010014'
const earlier = { id: 'case-1', number: 'N-1' } as EarlierCase
const taken = () => post.mock.calls.filter(([path]) => path === '/api/cases/case-1/card').map(([, body]) => body)

/** When it has asked what can be chosen. */
async function begun() {
  const one = useCheckIn({ id: 'terminal', name: '' }, { id: 'office', name: '' })
  await vi.waitFor(() => expect(one.busy.value).toBe(false))
  return one
}

beforeEach(() => {
  sessionStorage.clear()
  post.mockReset().mockResolvedValue({})
})

it('gives the number that was read to the case that is gone on with', async () => {
  const { draft, goOn } = await begun()
  Object.assign(draft, { idNumber: CARD, cardNumber: CARD, documentUntil: '2031-05-06' })
  await goOn(earlier)
  expect(taken()).toEqual([{ idNumber: CARD, until: '2031-05-06' }])
  expect(draft.registered).toEqual({ id: 'case-1', number: 'N-1' })
})

it('gives no number that was typed, or changed after it was read', async () => {
  const { draft, goOn } = await begun()
  draft.idNumber = CARD
  await goOn(earlier)
  Object.assign(draft, { cardNumber: '11010519491231002X', registered: null })
  await goOn(earlier)
  expect(taken()).toEqual([])
})

it('does not go on with the case of another number', async () => {
  const { draft, goOn, refusal } = await begun()
  Object.assign(draft, { idNumber: CARD, cardNumber: CARD })
  post.mockImplementation((path) => (path.endsWith('/card') ? Promise.reject(new Refused('casework.other-number')) : Promise.resolve({})))
  await goOn(earlier)
  expect(refusal.value).toBe('casework.other-number')
  expect(draft.registered).toBeNull()
})
