import { createRouter, createWebHashHistory } from 'vue-router'
import ReceptionPage from '../archive/ReceptionPage.vue'
import ReceptionsPage from '../archive/ReceptionsPage.vue'
import DeskPage from '../desk/DeskPage.vue'
import SupervisionPage from '../supervision/SupervisionPage.vue'
import StartPage from './StartPage.vue'

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: StartPage },
    { path: '/desk', component: DeskPage },
    { path: '/supervision', component: SupervisionPage },
    { path: '/invited', component: () => import('../conference/InvitedPage.vue') },
    { path: '/waiting', component: () => import('../supervision/WaitingPage.vue') },
    { path: '/receptions', component: ReceptionsPage },
    { path: '/receptions/:id', component: ReceptionPage, props: true },
    { path: '/recordings', component: () => import('../archive/KeepingPage.vue') },
    { path: '/relations', component: () => import('../casework/RelationsPage.vue') },
    { path: '/offices/:id?', component: () => import('../offices/OfficesPage.vue') },
    { path: '/people', component: () => import('../people/PeoplePage.vue') },
    { path: '/people/:id', component: () => import('../people/PersonPage.vue'), props: true },
    { path: '/tier-rules', component: () => import('../scheduling/TierRulesPage.vue') },
    { path: '/calendar', component: () => import('../scheduling/CalendarPage.vue') },
    { path: '/wishes', component: () => import('../scheduling/ReviewPage.vue') },
    { path: '/roster', component: () => import('../scheduling/RosterPage.vue') },
    { path: '/notices', component: () => import('../notices/NoticesPage.vue') },
    { path: '/mailbox', component: () => import('../notices/MailboxPage.vue') },
    { path: '/ratings', component: () => import('../evaluation/RatingsPage.vue') },
    { path: '/commitments', component: () => import('../commitments/CommitmentsPage.vue') },
    { path: '/roll-calls', component: () => import('../rollcall/RollCallsPage.vue') },
    { path: '/help', component: () => import('../support/HelpPage.vue') },
    { path: '/displays', component: () => import('../displays/DisplaysPage.vue') },
    { path: '/account', component: () => import('../identity/AccountPage.vue') },
    { path: '/password', component: () => import('../identity/PasswordPage.vue') },
    { path: '/fleet', component: () => import('../terminals/FleetPage.vue') },
    { path: '/fleet/:id', component: () => import('../terminals/SheetPage.vue'), props: true },
    {
      path: '/audit',
      component: () => import('../audit/AuditPage.vue'),
      children: [
        { path: '', redirect: '/audit/lines' },
        { path: 'lines', component: () => import('../audit/LinesPanel.vue') },
        { path: 'chain', component: () => import('../audit/ChainPanel.vue') },
        { path: 'heads/:number', component: () => import('../audit/HeadPage.vue'), props: true },
      ],
    },
    { path: '/:rest(.*)', redirect: '/' },
  ],
})
