import { createApp } from 'vue'
import { i18n } from './i18n'
import './visit.css'
import VisitApp from './VisitApp.vue'

createApp(VisitApp).use(i18n).mount('#app')
