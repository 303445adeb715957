import { beforeEach, expect, test, vi } from 'vitest'
import { Connection } from './connection'

interface Configuration {
  onConnect: () => void
}
const client = { activate: vi.fn(), deactivate: vi.fn(() => Promise.resolve()), forceDisconnect: vi.fn(), publish: vi.fn(), subscribe: vi.fn(), active: true }
let told: Configuration
vi.mock('@stomp/stompjs', () => ({
  Client: function (configuration: Configuration) {
    told = configuration
    return client
  },
}))

beforeEach(() => vi.clearAllMocks())

const online = () => window.dispatchEvent(new Event('online'))

test('a network that is back is tried at once, and a connection that is there is left alone', () => {
  const connection = new Connection()
  connection.open()
  online()
  expect(client.forceDisconnect).toHaveBeenCalledTimes(1)
  told.onConnect()
  expect(connection.state.connected).toBe(true)
  online()
  expect(client.forceDisconnect).toHaveBeenCalledTimes(1)
})

test('whoever has closed it tries nothing any more', async () => {
  const connection = new Connection()
  connection.open()
  await connection.close()
  online()
  expect(client.forceDisconnect).not.toHaveBeenCalled()
})
