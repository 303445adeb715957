import { mount } from '../style/mount'
import ConsoleApp from './ConsoleApp.vue'
import { router } from './router'

mount(ConsoleApp, router)
