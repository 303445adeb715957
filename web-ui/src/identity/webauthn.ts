import { Refused } from '../wire/connection'

interface Described {
  id: string
  type: 'public-key'
  transports?: string[]
}

/** What the server sends: as WebAuthn's options, with bytes written as base64url. */
export interface CreationOptions {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Described[]
  [more: string]: unknown
}
export interface RequestOptions {
  challenge: string
  allowCredentials?: Described[]
  [more: string]: unknown
}

export function toBytes(base64url: string): ArrayBuffer {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer
}

export function toText(bytes: ArrayBuffer | null): string | null {
  if (!bytes) return null
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

const described = (all: Described[] = []) => all.map((one) => ({ ...one, id: toBytes(one.id) })) as PublicKeyCredentialDescriptor[]

export const passkeysWork = (): boolean => typeof window.PublicKeyCredential === 'function'

async function asked(work: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const given = await work()
    if (given) return given as PublicKeyCredential
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') throw new Refused('page.passkey-there')
    if (!(error instanceof DOMException)) throw error
  }
  throw new Refused('page.passkey-cancelled')
}

const envelope = (given: PublicKeyCredential) => ({
  id: given.id,
  rawId: toText(given.rawId),
  type: given.type,
  clientExtensionResults: {},
  authenticatorAttachment: given.authenticatorAttachment ?? undefined,
})

/** The browser makes a passkey, after its owner agreed. */
export async function makePasskey(options: CreationOptions): Promise<object> {
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: described(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
  const given = await asked(() => navigator.credentials.create({ publicKey }))
  const response = given.response as AuthenticatorAttestationResponse
  return {
    ...envelope(given),
    response: {
      attestationObject: toText(response.attestationObject),
      clientDataJSON: toText(response.clientDataJSON),
      transports: response.getTransports?.() ?? [],
    },
  }
}

/** The browser shows a passkey, after its owner agreed. */
export async function showPasskey(options: RequestOptions): Promise<object> {
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    allowCredentials: described(options.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions
  const given = await asked(() => navigator.credentials.get({ publicKey }))
  const response = given.response as AuthenticatorAssertionResponse
  return {
    ...envelope(given),
    response: {
      authenticatorData: toText(response.authenticatorData),
      clientDataJSON: toText(response.clientDataJSON),
      signature: toText(response.signature),
      userHandle: toText(response.userHandle),
    },
  }
}
