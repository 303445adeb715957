import { mount } from '../style/mount'
import TicketApp from './TicketApp.vue'

mount(TicketApp)
