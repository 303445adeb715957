import { reactive } from 'vue'
import { post } from '../api/http'
import type { Named } from '../reception/model'
import { connection, Refused } from '../wire/connection'

/**
 * This browser as an enrolled terminal. The key pair is made here and its private half cannot be read, by this page neither: it
 * stays in IndexedDB, and is of no use to who copies cookies.
 */
type Kept = { id: string; terminal: Named; office: Named; keys: CryptoKeyPair; next: CryptoKeyPair | null }
type Stage = 'ACTIVE' | 'DISPLACED' | 'REVOKED' | 'UNKNOWN'
type Challenge = { nonce: string; stage: Stage; terminal: string | null; key: string | null; renew: boolean }

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const

export const device = reactive({ looked: false, id: null as string | null, terminal: null as Named | null, office: null as Named | null, stage: null as Stage | null })

function store<T>(mode: IDBTransactionMode, work: (objects: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('dangmian-terminal', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('device')
    opening.onerror = () => reject(opening.error as Error)
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('device', mode)
      const asked = work(transaction.objectStore('device'))
      transaction.oncomplete = () => {
        opening.result.close()
        resolve(asked.result)
      }
      transaction.onerror = () => reject(transaction.error as Error)
    }
  })
}

const keep = (kept: Kept) => store('readwrite', (objects) => objects.put(kept, 'this'))
const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const newKeys = () => crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
const publicHalf = (keys: CryptoKeyPair) => crypto.subtle.exportKey('spki', keys.publicKey)
const nameOf = async (keys: CryptoKeyPair) => hex(await crypto.subtle.digest('SHA-256', await publicHalf(keys)))

async function read(): Promise<Kept | null> {
  const kept = (await store<Kept | undefined>('readonly', (objects) => objects.get('this') as IDBRequest<Kept | undefined>)) ?? null
  Object.assign(device, { looked: true, id: kept?.id ?? null, terminal: kept?.terminal ?? null, office: kept?.office ?? null })
  return kept
}

async function sign(keys: CryptoKeyPair, ...lines: string[]): Promise<string> {
  return base64(await crypto.subtle.sign(SIGNING, keys.privateKey, new TextEncoder().encode(lines.join('\n'))))
}

/** Enrols this browser with a code that an administrator reads out. */
export async function enrol(code: string): Promise<void> {
  const keys = await newKeys()
  const label = navigator.userAgent.slice(0, 200)
  const answer = await post<{ device: string; terminal: Named; office: Named }>('/api/enrolments', { code, publicKey: base64(await publicHalf(keys)), label })
  await keep({ id: answer.device, terminal: answer.terminal, office: answer.office, keys, next: null })
  await read()
  device.stage = 'ACTIVE'
  await connection().reopen()
}

/** A client id belongs to the device it was used on: another device, or none any more, begins anew. */
function clientOf(id: string | null): void {
  if ((sessionStorage.getItem('device') ?? null) === id) return
  sessionStorage.removeItem('client')
  if (id) sessionStorage.setItem('device', id)
  else sessionStorage.removeItem('device')
}

/** Which of the keys the server knows: an answer may have been lost just when a new one was told. */
async function present(kept: Kept, name: string | null): Promise<CryptoKeyPair> {
  return kept.next && (await nameOf(kept.next)) === name ? kept.next : kept.keys
}

async function renewed(kept: Kept, asked: Challenge): Promise<Challenge> {
  const old = await present(kept, asked.key)
  const next = await newKeys()
  await keep({ ...kept, keys: old, next })
  const publicKey = base64(await publicHalf(next))
  const signature = await sign(old, `renew ${publicKey}`, asked.nonce, kept.terminal.id, location.origin)
  await post('/api/devices/key', { device: kept.id, nonce: asked.nonce, signature, publicKey })
  await keep({ ...kept, keys: next, next: null })
  return await challenge(kept.id)
}

const challenge = (id: string) => post<Challenge>('/api/devices/challenge', { device: id })

async function prove(): Promise<Record<string, string>> {
  let kept = await read()
  if (!kept) return {}
  let asked = await challenge(kept.id)
  if (asked.stage === 'ACTIVE' && asked.renew) {
    asked = await renewed(kept, asked)
    kept = (await read()) ?? kept
  }
  device.stage = asked.stage
  if (asked.stage !== 'ACTIVE') return {}
  const keys = await present(kept, asked.key)
  return { device: kept.id, nonce: asked.nonce, signature: await sign(keys, 'connect', asked.nonce, kept.terminal.id, location.origin) }
}

/** Headers that prove this device to a connection; none when it is not enrolled, or no longer. */
export async function introduce(): Promise<Record<string, string>> {
  for (;;) {
    try {
      const proof = await prove()
      clientOf(proof['device'] ?? null)
      return proof
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.code !== 'page.no-answer') return {}
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
  }
}

/** What has become of this device, when something was refused because of it. */
export async function lookAgain(): Promise<void> {
  const kept = await read()
  if (!kept) return
  try {
    device.stage = (await challenge(kept.id)).stage
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

/** Before anybody signs in. */
export const lookAtDevice = read
