const host = document.querySelector('#app');
if (host === null) {
  throw new Error("The page has no element '#app' to show the game in.");
}
const heading = document.createElement('h1');
heading.textContent = 'Five Seats';
host.append(heading);
