"""The judgement, what goes on, and what was learned."""

from django.urls import path

from projects.views import continuing, following_up, judging, lessons

urlpatterns = [
    path("projekt/<slug:ref>/bedomning/", judging.judge, name="project-judge"),
    path("projekt/<slug:ref>/bedomning/tillbaka/", judging.send_back, name="evaluation-return"),
    path("projekt/<slug:ref>/forslag/", continuing.propose, name="project-propose"),
    path("projekt/<slug:ref>/forslag/ingen-fortsattning/", continuing.drop, name="project-drop"),
    path("projekt/<slug:ref>/uppskalning/", continuing.scale_up, name="project-scale-up"),
    path("projekt/<slug:ref>/uppfoljning/ta-emot/", following_up.receive, name="follow-up-receive"),
    path("projekt/<slug:ref>/uppfoljning/tillbaka/", following_up.send_back, name="follow-up-return"),
    path("lardomar/", lessons.lessons, name="lesson-list"),
]
