import { mount } from '../style/mount'
import { introduce } from '../terminals/device'
import { connection } from '../wire/connection'
import TerminalApp from './TerminalApp.vue'

connection().introduce = introduce
mount(TerminalApp)
