// Two who talk in a room of Janus, and one who only looks on. ?seat= says who this is.
const asked = await (await fetch('room.json')).json()
const seat = new URLSearchParams(location.search).get('seat')
const SHOWN_FRAMES = 25
const KEEP_ALIVE_MILLIS = 20_000

const socket = new WebSocket(asked.janus, 'janus-protocol')
await new Promise((open) => (socket.onopen = open))
const answers = new Map()
const lines = new Map()
let session

function send(message) {
  const transaction = crypto.randomUUID()
  socket.send(JSON.stringify({ ...message, session_id: session, transaction, apisecret: asked.secret }))
  return transaction
}

function ask(message) {
  return new Promise((answered, refused) => answers.set(send(message), { answered, refused }))
}

socket.onmessage = ({ data }) => {
  const message = JSON.parse(data)
  if (message.janus === 'ack') return
  const waiting = answers.get(message.transaction)
  const error = message.error ?? (message.plugindata?.data.error ? message.plugindata.data : null)
  answers.delete(message.transaction)
  if (!waiting) lines.get(message.sender)?.(message)
  else if (error) waiting.refused(new Error(JSON.stringify(error)))
  else waiting.answered(message)
}

async function attach(heard = () => {}) {
  const { data } = await ask({ janus: 'attach', plugin: 'janus.plugin.videoroom' })
  const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
  const early = []
  lines.set(data.id, (message) => {
    if (message.janus !== 'trickle') heard(message)
    else if (message.candidate.completed) return
    else if (pc.remoteDescription) void pc.addIceCandidate(message.candidate)
    else early.push(message.candidate)
  })
  return {
    pc,
    say: (body, jsep) => ask({ janus: 'message', handle_id: data.id, body, jsep }),
    async describe(jsep) {
      await pc.setRemoteDescription(jsep)
      for (const candidate of early.splice(0)) await pc.addIceCandidate(candidate)
    },
  }
}

async function described(pc) {
  await pc.setLocalDescription()
  await new Promise((over) => {
    const look = () => pc.iceGatheringState === 'complete' && over()
    pc.addEventListener('icegatheringstatechange', look)
    look()
  })
  return { type: pc.localDescription.type, sdp: pc.localDescription.sdp }
}

async function watch(feed) {
  const video = Object.assign(document.createElement('video'), { autoplay: true })
  document.body.append(video)
  const line = await attach()
  line.pc.ontrack = ({ streams: [stream] }) => (video.srcObject = stream)
  const offer = await line.say({ request: 'join', ptype: 'subscriber', room: asked.room, streams: [{ feed }] })
  await line.describe(offer.jsep)
  await line.say({ request: 'start' }, await described(line.pc))
}

const watched = new Set()
function meet({ plugindata }) {
  for (const { id } of plugindata?.data.publishers ?? []) {
    if (watched.has(id)) continue
    watched.add(id)
    void watch(id)
  }
}

async function publish(line) {
  // As the product's pages ask for them.
  const camera = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15, max: 30 } },
  })
  camera.getTracks().forEach((track) => line.pc.addTrack(track, camera))
  const join = { request: 'joinandconfigure', ptype: 'publisher', room: asked.room, id: seat }
  const joined = await line.say(join, await described(line.pc))
  await line.describe(joined.jsep)
  return joined
}

const sees = (faces) => {
  const shown = [...document.querySelectorAll('video')].filter(
    (video) => video.getVideoPlaybackQuality().totalVideoFrames > SHOWN_FRAMES,
  )
  return shown.length === faces
}

session = (await ask({ janus: 'create' })).data.id
setInterval(() => send({ janus: 'keepalive' }), KEEP_ALIVE_MILLIS)
const own = await attach(meet)
if (seat === 'terminal') await own.say(asked.create)
if (seat === 'recorder') meet(await own.say({ request: 'join', ptype: 'publisher', room: asked.room }))
else meet(await publish(own))

window.room = {
  sees,
  record: (name) => own.say({ request: 'configure', record: true, filename: name }),
  stop: () => own.say({ request: 'configure', record: false }),
}
if (seat === 'recorder') {
  const look = setInterval(() => {
    if (!sees(2)) return
    clearInterval(look)
    void fetch('showing')
  }, 200)
}
