import { mount } from '../style/mount'
import DisplayApp from './DisplayApp.vue'

mount(DisplayApp)
