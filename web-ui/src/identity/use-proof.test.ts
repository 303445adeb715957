import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused } from '../wire/connection'
import { useProof } from './use-proof'

const post = vi.hoisted(() => vi.fn())
vi.mock('../api/http', () => ({ post }))

describe('useProof', () => {
  beforeEach(() => post.mockReset())
  const refusing = () => vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Refused('identity.prove-again')).mockResolvedValue('done')

  it('does what needs no proof at once', async () => {
    const { asking, proven } = useProof()
    expect(await proven(() => Promise.resolve('done'))).toBe('done')
    expect(asking.value).toBe(false)
  })
  it('asks for the password, and then does it again', async () => {
    const { asking, proven, show } = useProof()
    const work = refusing()
    const doing = proven(work)
    await vi.waitFor(() => expect(asking.value).toBe(true))
    expect(work).toHaveBeenCalledTimes(1)
    await show('secret')
    expect(post).toHaveBeenCalledWith('/api/me/prove', { password: 'secret' })
    expect(await doing).toBe('done')
    expect(asking.value).toBe(false)
  })
  it('goes on asking after a wrong password', async () => {
    const { asking, proven, show, giveUp } = useProof()
    const doing = proven(refusing())
    await vi.waitFor(() => expect(asking.value).toBe(true))
    post.mockRejectedValueOnce(new Refused('identity.wrong-password'))
    await expect(show('wrong')).rejects.toMatchObject({ code: 'identity.wrong-password' })
    expect(asking.value).toBe(true)
    giveUp()
    await expect(doing).rejects.toMatchObject({ code: 'identity.prove-again' })
  })
  it('passes every other refusal on', async () => {
    const { asking, proven } = useProof()
    await expect(proven(() => Promise.reject(new Refused('wire.failed')))).rejects.toMatchObject({ code: 'wire.failed' })
    expect(asking.value).toBe(false)
  })
})
