import { Refused } from '../wire/refused'

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : ''
}

let notSignedIn = () => {}

/** Called whenever the server says that nobody is signed in here any longer. */
export function whenNotSignedIn(listener: () => void): void {
  notSignedIn = listener
}

/** Whoever stands before the server answers so while it is being started, or is gone. */
const codeOf = (status: number): string => ([502, 503, 504].includes(status) ? 'page.no-answer' : `http.${status}`)

async function ask<T>(method: string, path: string, body?: object | FormData | Blob): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (method !== 'GET') {
    if (!cookie('XSRF-TOKEN')) await fetch('/api/sign-in', { credentials: 'same-origin' })
    headers['X-XSRF-TOKEN'] = cookie('XSRF-TOKEN')
    // A form says its own type, with the boundary between its parts.
    if (!(body instanceof FormData)) headers['Content-Type'] = body instanceof Blob ? 'application/octet-stream' : 'application/json'
  }
  let response: Response
  try {
    response = await fetch(path, { method, headers, credentials: 'same-origin', body: body instanceof FormData || body instanceof Blob ? body : body ? JSON.stringify(body) : undefined })
  } catch {
    throw new Refused('page.no-answer')
  }
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
    if (problem.code === 'identity.not-signed-in') notSignedIn()
    throw new Refused(problem.code ?? codeOf(response.status), problem.detail)
  }
  return (response.status === 204 ? undefined : await response.json()) as T
}

export const get = <T>(path: string) => ask<T>('GET', path)
export const post = <T>(path: string, body?: object) => ask<T>('POST', path, body ?? {})
export const put = <T>(path: string, body: object) => ask<T>('PUT', path, body)
export const del = (path: string) => ask<void>('DELETE', path)
export const patch = <T>(path: string, body: object) => ask<T>('PATCH', path, body)
export const putFile = (path: string, file: Blob) => ask<void>('PUT', path, file)
export const upload = <T>(path: string, form: FormData) => ask<T>('POST', path, form)

/** Sends bytes that nobody keeps. @returns milliseconds until they were answered */
export async function timeUpload(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const from = performance.now()
  const headers = { 'X-XSRF-TOKEN': cookie('XSRF-TOKEN'), 'Content-Type': 'application/octet-stream' }
  const response = await fetch(path, { method: 'POST', headers, credentials: 'same-origin', body: bytes })
  await response.arrayBuffer()
  if (!response.ok) throw new Refused(`http.${response.status}`)
  return performance.now() - from
}

/** @returns milliseconds until everything was there */
export async function timeDownload(path: string): Promise<number> {
  const from = performance.now()
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store' })
  await response.arrayBuffer()
  if (!response.ok) throw new Refused(`http.${response.status}`)
  return performance.now() - from
}
