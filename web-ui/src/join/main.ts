import { mount } from '../style/mount'
import JoinApp from './JoinApp.vue'

mount(JoinApp)
