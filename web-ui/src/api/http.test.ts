import { afterEach, describe, expect, it, vi } from 'vitest'
import { get } from './http'

function answering(response: Response): void {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(response))
  vi.stubGlobal('document', { cookie: '' })
}

describe('a request that comes to nothing', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('has the code that the server gave', async () => {
    answering(Response.json({ code: 'scheduling.slot-taken' }, { status: 409 }))
    await expect(get('/api/offices')).rejects.toMatchObject({ code: 'scheduling.slot-taken' })
  })

  it.each([502, 503, 504])('has no answer when only the door says so, with %d', async (status) => {
    answering(new Response('<html>Bad Gateway</html>', { status }))
    await expect(get('/api/offices')).rejects.toMatchObject({ code: 'page.no-answer' })
  })

  it('is known by its status when nobody gave a code', async () => {
    answering(new Response('', { status: 418 }))
    await expect(get('/api/offices')).rejects.toMatchObject({ code: 'http.418' })
  })
})
