import { ref } from 'vue'
import { post } from '../api/http'
import { Refused } from '../wire/connection'

/** Asks for the password once more when what is to be changed needs it, and then does it. */
export function useProof() {
  const asking = ref(false)
  let waiting: { resolve: () => void; reject: (why: Refused) => void } | null = null

  async function proven<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'identity.prove-again') throw error
    }
    asking.value = true
    await new Promise<void>((resolve, reject) => (waiting = { resolve, reject }))
    return await work()
  }
  async function show(password: string): Promise<void> {
    await post('/api/me/prove', { password })
    asking.value = false
    waiting?.resolve()
  }
  function giveUp(): void {
    if (!asking.value) return
    asking.value = false
    waiting?.reject(new Refused('identity.prove-again'))
  }
  return { asking, proven, show, giveUp }
}
