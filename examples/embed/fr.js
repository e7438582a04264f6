// Another language, as far as it is translated: what is missing is said in English.
export const language = {
  shared: {
    retry: 'Réessayer',
    loading: 'Chargement…',
    card: {
      ticketsSold: 'Billets vendus',
      ofCapacity: (people) => `sur ${people}`,
      revenue: 'Recettes',
    },
  },
};
